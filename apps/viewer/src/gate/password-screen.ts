import './gate.css';
import type { LinkConfig } from '@argument/contracts';
import { gateTexts } from './gate-texts.js';
import { type Unlocked, unlock } from './unlock.js';

/**
 * Asks for the password until it is right, or comes to the end at once where the gate asks for none.
 * @throws ViewerError where no password would help
 */
export async function passGate(
  gate: { unlock: string; password: boolean },
  name: string,
  language: string,
): Promise<LinkConfig> {
  const ask = (password: string | null) => unlock(gate.unlock, password, (url, init) => fetch(url, init));
  if (!gate.password) {
    const answer = await ask(null);
    if ('config' in answer) return answer.config;
  }
  const screen = new PasswordScreen(name, language);
  try {
    return await screen.ask(ask);
  } finally {
    screen.remove();
  }
}

class PasswordScreen {
  private readonly texts;
  private readonly root = document.createElement('section');
  private readonly form = document.createElement('form');
  private readonly input = Object.assign(document.createElement('input'), {
    id: 'gate-password',
    type: 'password',
    autocomplete: 'off',
    required: true,
  });
  private readonly note = document.createElement('p');
  private readonly button = document.createElement('button');

  constructor(name: string, language: string) {
    this.texts = gateTexts(language);
    const { texts, root, form, input, note, button } = this;
    document.title = name;
    root.className = 'screen gate';
    root.dataset.testid = 'gate';
    const card = document.createElement('div');
    card.className = 'card';
    const heading = Object.assign(document.createElement('h1'), { textContent: texts.title });
    const lead = Object.assign(document.createElement('p'), { textContent: texts.text });
    const label = Object.assign(document.createElement('label'), { htmlFor: input.id, textContent: texts.password });
    input.dataset.testid = 'gate-password';
    note.id = 'gate-note';
    note.setAttribute('role', 'alert');
    input.setAttribute('aria-describedby', note.id);
    Object.assign(button, { type: 'submit', className: 'primary', textContent: texts.open });
    button.dataset.testid = 'gate-open';
    form.append(label, input, note, button);
    card.append(heading, lead, form);
    root.append(card);
    document.body.append(root);
    input.focus({ preventScroll: true });
  }

  ask(attempt: (password: string) => Promise<Unlocked>): Promise<LinkConfig> {
    return new Promise((resolve, reject) => {
      this.form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.button.disabled = true;
        attempt(this.input.value)
          .then((answer) => ('config' in answer ? resolve(answer.config) : this.refuse(answer.refused)))
          .catch(reject)
          .finally(() => {
            this.button.disabled = false;
          });
      });
    });
  }

  remove(): void {
    this.root.remove();
  }

  private refuse(why: 'wrong' | 'slow'): void {
    this.note.textContent = this.texts[why];
    this.input.setAttribute('aria-invalid', 'true');
    this.input.select();
  }
}
