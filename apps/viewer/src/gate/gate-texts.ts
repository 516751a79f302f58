/** What the gate says in one language. */
export interface GateTexts {
  title: string;
  text: string;
  password: string;
  open: string;
  wrong: string;
  slow: string;
  /** `when` is a time in words. */
  opens(when: string): string;
}

const en: GateTexts = {
  title: 'Which password?',
  text: 'The owner of this picture has given you a password for it.',
  password: 'Password',
  open: 'Open',
  wrong: 'That is not the password. Mind capitals and spaces, and try again.',
  slow: 'Too many tries. Wait a minute, then try again.',
  opens: (when) => `It opens on ${when}. You can leave this page open.`,
};

const de: GateTexts = {
  title: 'Wie heißt das Passwort?',
  text: 'Du hast zu diesem Bild ein Passwort bekommen.',
  password: 'Passwort',
  open: 'Öffnen',
  wrong: 'Das ist nicht das Passwort. Achte auf Großschreibung und Leerzeichen und versuche es noch einmal.',
  slow: 'Zu viele Versuche. Warte eine Minute und versuche es dann noch einmal.',
  opens: (when) => `Es öffnet am ${when}. Du kannst diese Seite offen lassen.`,
};

const LANGUAGES: Record<string, GateTexts> = { en, de };

/** English where there are no texts of the language yet. */
export const gateTexts = (language: string): GateTexts => LANGUAGES[language] ?? en;

/** "Saturday, 5 December 2026 at 18:00", in the time zone of whoever reads it. */
export const inWords = (time: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(time);
