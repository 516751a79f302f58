import type { ReportReason } from '@argument/contracts';

/** What the form says in one language. */
export interface ReportTexts {
  open: string;
  title: string;
  reason: string;
  reasons: Record<ReportReason, string>;
  text: string;
  send: string;
  cancel: string;
  thanks: string;
  failed: string;
}

const en: ReportTexts = {
  open: 'Report this page',
  title: 'What is wrong with this page?',
  reason: 'Reason',
  reasons: {
    illegal: 'It breaks the law',
    copyright: 'It uses what belongs to somebody else',
    offensive: 'It is offensive',
    fraud: 'It wants to deceive people',
    other: 'Something else',
  },
  text: 'What did you see?',
  send: 'Send report',
  cancel: 'Back',
  thanks: 'Thank you. The operator of this site will look at it. Nothing of you was kept.',
  failed: 'Your report was not sent. Check your connection and try again in a minute.',
};

const de: ReportTexts = {
  open: 'Seite melden',
  title: 'Was stimmt mit dieser Seite nicht?',
  reason: 'Grund',
  reasons: {
    illegal: 'Sie verstößt gegen Gesetze',
    copyright: 'Sie benutzt, was anderen gehört',
    offensive: 'Sie beleidigt',
    fraud: 'Sie will Leute täuschen',
    other: 'Etwas anderes',
  },
  text: 'Was hast du gesehen?',
  send: 'Meldung senden',
  cancel: 'Zurück',
  thanks: 'Danke. Wer diese Seite betreibt, sieht sich das an. Von dir wurde nichts gespeichert.',
  failed: 'Die Meldung wurde nicht gesendet. Prüfe deine Verbindung und versuche es in einer Minute noch einmal.',
};

const LANGUAGES: Record<string, ReportTexts> = { en, de };

/** English where there are no texts of the language yet. */
export const reportTexts = (language: string): ReportTexts => LANGUAGES[language] ?? en;
