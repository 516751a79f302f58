/** Where the choice is kept on this device. */
const WORKSPACE_KEY = 'argument-workspace';
/** What the API reads it from. */
const WORKSPACE_HEADER = 'x-workspace';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// Each tab keeps its own once it has read it: two tabs may show two workspaces.
let chosen: string | null | undefined;

/** Storage can be switched off in a browser; the choice then lasts as long as the tab. */
function stored(): string | null {
  try {
    const value = localStorage.getItem(WORKSPACE_KEY);
    return value !== null && UUID.test(value) ? value : null;
  } catch {
    return null;
  }
}

/** The workspace that calls are about; null for the first one of whoever asks. */
export function readWorkspace(): string | null {
  if (chosen === undefined) chosen = stored();
  return chosen;
}

export function chooseWorkspace(id: string | null): void {
  chosen = id;
  try {
    if (id === null) localStorage.removeItem(WORKSPACE_KEY);
    else localStorage.setItem(WORKSPACE_KEY, id);
  } catch {
    // See above.
  }
}

/** The header of a call, or nothing. */
export function workspaceHeader(id: string | null = readWorkspace()): Record<string, string> {
  return id === null ? {} : { [WORKSPACE_HEADER]: id };
}
