import './report.css';
import type { ReportReason } from '@argument/contracts';
import { type ReportTexts, reportTexts } from './report-texts.js';

/** A form over the first screen. @param url where reports are posted, absolute */
export function showReport(url: string, language: string): void {
  const texts = reportTexts(language);
  const dialog = document.createElement('dialog');
  dialog.className = 'report';
  dialog.dataset.testid = 'report';
  dialog.append(formOf(texts, url, dialog));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function formOf(texts: ReportTexts, url: string, dialog: HTMLDialogElement): HTMLFormElement {
  const form = document.createElement('form');
  const title = Object.assign(document.createElement('h1'), { textContent: texts.title });
  const select = document.createElement('select');
  for (const [value, label] of Object.entries(texts.reasons)) select.append(new Option(label, value));
  const area = Object.assign(document.createElement('textarea'), { rows: 4, maxLength: 1000 });
  const note = document.createElement('p');
  note.setAttribute('role', 'status');
  const send = Object.assign(document.createElement('button'), { type: 'submit', textContent: texts.send });
  send.className = 'primary';
  send.dataset.testid = 'report-send';
  const back = Object.assign(document.createElement('button'), { type: 'button', textContent: texts.cancel });
  back.className = 'quiet';
  back.addEventListener('click', () => dialog.close());
  form.append(title, labelled(texts.reason, select), labelled(texts.text, area), note, send, back);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send.disabled = true;
    void post(url, select.value as ReportReason, area.value).then((sent) => {
      note.textContent = sent ? texts.thanks : texts.failed;
      if (sent) send.remove();
      else send.disabled = false;
    });
  });
  return form;
}

function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(text, control);
  return label;
}

async function post(url: string, reason: ReportReason, text: string): Promise<boolean> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reason, text }),
  };
  return fetch(url, init).then(
    ({ ok }) => ok,
    () => false,
  );
}
