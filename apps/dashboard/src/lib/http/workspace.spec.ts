type Module = typeof import('./workspace');
const ID = '0199c3a1-7d7e-7a61-9f5e-2f6f0f5b3c11';

/** The module as a fresh tab has it, over a device's storage. */
function tab(storage: Partial<Storage>): Module {
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
  let module: Module | undefined;
  jest.isolateModules(() => {
    module = require('./workspace');
  });
  if (!module) throw new Error('The module was not loaded.');
  return module;
}

function device(entries: Record<string, string> = {}): Partial<Storage> {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('the chosen workspace', () => {
  it('is nobody’s in particular at first, and no header is sent', () => {
    const { readWorkspace, workspaceHeader } = tab(device());
    expect(readWorkspace()).toBeNull();
    expect(workspaceHeader()).toEqual({});
  });

  it('stays on the device', () => {
    const storage = device();
    tab(storage).chooseWorkspace(ID);
    const next = tab(storage);
    expect(next.readWorkspace()).toBe(ID);
    expect(next.workspaceHeader()).toEqual({ 'x-workspace': ID });
  });

  it('stays in a tab when another one chooses', () => {
    const storage = device();
    const first = tab(storage);
    first.readWorkspace();
    tab(storage).chooseWorkspace(ID);
    expect(first.readWorkspace()).toBeNull();
  });

  it('is forgotten', () => {
    const storage = device({ 'argument-workspace': ID });
    const first = tab(storage);
    first.chooseWorkspace(null);
    expect(first.readWorkspace()).toBeNull();
    expect(tab(storage).readWorkspace()).toBeNull();
  });

  it('is never what somebody wrote into the storage', () => {
    expect(tab(device({ 'argument-workspace': 'x\r\ncookie: 1' })).readWorkspace()).toBeNull();
  });

  it('lasts for the tab where storage is switched off', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    const { chooseWorkspace, readWorkspace } = tab({ getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(readWorkspace()).toBeNull();
    chooseWorkspace(ID);
    expect(readWorkspace()).toBe(ID);
  });
});
