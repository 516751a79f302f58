import type { LinkConfig } from '@argument/contracts';
import { element } from '../ui/element.js';
import { reportTexts } from './report-texts.js';

/** A quiet word below the first screen; the form behind it is loaded when somebody wants it. */
export function offerReport({ analytics, slug }: LinkConfig, language: string): void {
  // A bundle that plays without a server of ours has nobody to tell.
  if (!analytics || document.getElementById('report-open')) return;
  const url = new URL(`/api/v1/links/${slug}/reports`, analytics.url).href;
  const open = Object.assign(document.createElement('button'), {
    id: 'report-open',
    type: 'button',
    className: 'report-open small',
    textContent: reportTexts(language).open,
  });
  open.dataset.testid = 'report-open';
  open.addEventListener(
    'click',
    () => void import('./report-screen.js').then(({ showReport }) => showReport(url, language)),
  );
  element('small').after(open);
}
