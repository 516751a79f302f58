import type { ViewerErrorCode } from '../config/viewer-error.js';

/** Every word of the viewer in one language. */
export interface Texts {
  lead: string;
  leadMany: string;
  start: string;
  starting: string;
  watch: string;
  privacy: string;
  inApp(app: string): string;
  loading: string;
  askingCamera: string;
  scanning: string;
  scanningLong: string;
  lost: string;
  found: string;
  preparing: string;
  keepWatching: string;
  backToPicture: string;
  sound: string;
  play: string;
  pause: string;
  mute: string;
  unmute: string;
  replay: string;
  fullscreen: string;
  progress: string;
  controls: string;
  picture(name: string): string;
  retry: string;
  reload: string;
  copyLink: string;
  copied: string;
  openBrowser: string;
  errors: Record<ViewerErrorCode, { title: string; text: string }>;
}

const en: Texts = {
  lead: 'Point your camera at this picture and it comes alive.',
  leadMany: 'Point your camera at one of these pictures and it comes alive.',
  start: 'Start camera',
  starting: 'Starting',
  watch: 'Watch without camera',
  privacy: 'The camera image stays on your phone.',
  inApp: (app) =>
    `You are in ${app}'s own browser. If the camera does not start, open this page in your usual browser.`,
  loading: 'Loading',
  askingCamera: 'Allow the camera to go on',
  scanning: 'Point the camera at the picture',
  scanningLong: 'Move closer until the picture fills half of the view, and mind reflections',
  lost: 'Point the camera at the picture again',
  found: 'Picture found',
  preparing: 'One moment, getting ready',
  keepWatching: 'Watch full screen',
  backToPicture: 'Back to the picture',
  sound: 'Tap for sound',
  play: 'Play',
  pause: 'Pause',
  mute: 'Mute',
  unmute: 'Turn sound on',
  replay: 'Play from the start',
  fullscreen: 'Watch full screen',
  progress: 'Position in the video',
  controls: 'Video controls',
  picture: (name) => `The picture to look for: ${name}`,
  retry: 'Try again',
  reload: 'Reload the page',
  copyLink: 'Copy link',
  copied: 'Link copied',
  openBrowser: 'Open in browser',
  errors: {
    'link.missing': {
      title: 'Scan a code to begin',
      text: 'This address is not complete. Scan the QR code beside the picture, or open the whole link that you were given.',
    },
    'link.unknown': {
      title: 'Nothing here',
      text: 'There is no picture under this address. Check it for a typing mistake, or scan the QR code again.',
    },
    'link.inactive': {
      title: 'Paused for now',
      text: 'The owner has paused this picture. Try again later.',
    },
    'link.early': { title: 'Not yet', text: 'This picture comes alive later. Come back when it has begun.' },
    'link.expired': {
      title: 'This one is over',
      text: 'The time for this picture has ended. Its owner can extend it.',
    },
    'link.gated': {
      title: 'This picture is protected',
      text: 'Its owner has limited who can see it. Ask the person who gave you the link.',
    },
    'link.empty': {
      title: 'Almost ready',
      text: 'The picture and its video are still being prepared. Try again in a minute.',
    },
    'link.broken': {
      title: 'This page cannot be shown',
      text: 'What is stored under this address cannot be read by this viewer. Reload the page to get its latest version.',
    },
    network: {
      title: 'No connection',
      text: 'The picture could not be loaded. Check your connection and try again.',
    },
    'browser.old': {
      title: 'This browser is missing a part',
      text: 'It cannot show the video on the picture. Update it, use another browser, or watch the video on its own.',
    },
    'browser.insecure': {
      title: 'The camera needs a secure address',
      text: 'Browsers only give the camera to pages that begin with https. Open the https address, or watch the video on its own.',
    },
    'camera.denied': {
      title: 'The camera is not allowed',
      text: 'To see the video on the picture, allow the camera for this page in the settings beside the address, then try again.',
    },
    'camera.missing': {
      title: 'No camera found',
      text: 'This device has no camera that the browser can use. Open the link on a phone, or watch the video here.',
    },
    'camera.busy': {
      title: 'The camera did not start',
      text: 'Another app may be using it. Close that app and try again.',
    },
    tracking: {
      title: 'Looking for the picture failed',
      text: 'The part that recognises the picture could not be loaded. Check your connection and try again.',
    },
    video: {
      title: 'The video does not play',
      text: 'It could not be loaded. Check your connection and try again.',
    },
  },
};

const de: Texts = {
  lead: 'Richte die Kamera auf dieses Bild, und es wird lebendig.',
  leadMany: 'Richte die Kamera auf eines dieser Bilder, und es wird lebendig.',
  start: 'Kamera starten',
  starting: 'Startet',
  watch: 'Ohne Kamera ansehen',
  privacy: 'Das Kamerabild bleibt auf deinem Telefon.',
  inApp: (app) =>
    `Du bist im eigenen Browser von ${app}. Wenn die Kamera nicht startet, öffne diese Seite in deinem gewohnten Browser.`,
  loading: 'Lädt',
  askingCamera: 'Erlaube die Kamera, um fortzufahren',
  scanning: 'Richte die Kamera auf das Bild',
  scanningLong: 'Geh näher heran, bis das Bild die halbe Ansicht füllt, und achte auf Spiegelungen',
  lost: 'Richte die Kamera wieder auf das Bild',
  found: 'Bild gefunden',
  preparing: 'Einen Moment, gleich ist alles bereit',
  keepWatching: 'Im Vollbild ansehen',
  backToPicture: 'Zurück zum Bild',
  sound: 'Für Ton tippen',
  play: 'Abspielen',
  pause: 'Anhalten',
  mute: 'Ton aus',
  unmute: 'Ton an',
  replay: 'Von vorn abspielen',
  fullscreen: 'Im Vollbild ansehen',
  progress: 'Stelle im Video',
  controls: 'Steuerung des Videos',
  picture: (name) => `Das gesuchte Bild: ${name}`,
  retry: 'Noch einmal versuchen',
  reload: 'Seite neu laden',
  copyLink: 'Link kopieren',
  copied: 'Link kopiert',
  openBrowser: 'Im Browser öffnen',
  errors: {
    'link.missing': {
      title: 'Scanne einen Code',
      text: 'Diese Adresse ist nicht vollständig. Scanne den QR-Code neben dem Bild oder öffne den ganzen Link.',
    },
    'link.unknown': {
      title: 'Hier ist nichts',
      text: 'Unter dieser Adresse gibt es kein Bild. Prüfe sie auf Tippfehler oder scanne den QR-Code noch einmal.',
    },
    'link.inactive': {
      title: 'Gerade pausiert',
      text: 'Dieses Bild ist vorübergehend abgeschaltet. Versuche es später noch einmal.',
    },
    'link.early': {
      title: 'Noch nicht',
      text: 'Dieses Bild wird erst später lebendig. Komm wieder, wenn es so weit ist.',
    },
    'link.expired': {
      title: 'Schon vorbei',
      text: 'Die Zeit für dieses Bild ist abgelaufen. Wer es veröffentlicht hat, kann sie verlängern.',
    },
    'link.gated': {
      title: 'Dieses Bild ist geschützt',
      text: 'Nicht alle dürfen es sehen. Frage die Person, von der du den Link hast.',
    },
    'link.empty': {
      title: 'Fast fertig',
      text: 'Bild und Video werden noch vorbereitet. Versuche es in einer Minute noch einmal.',
    },
    'link.broken': {
      title: 'Diese Seite lässt sich nicht zeigen',
      text: 'Was unter dieser Adresse liegt, kann hier nicht gelesen werden. Lade die Seite neu, um die neueste Fassung zu bekommen.',
    },
    network: {
      title: 'Keine Verbindung',
      text: 'Das Bild konnte nicht geladen werden. Prüfe deine Verbindung und versuche es noch einmal.',
    },
    'browser.old': {
      title: 'Diesem Browser fehlt etwas',
      text: 'Er kann das Video nicht auf dem Bild zeigen. Aktualisiere ihn, nimm einen anderen oder sieh das Video für sich an.',
    },
    'browser.insecure': {
      title: 'Die Kamera braucht eine sichere Adresse',
      text: 'Browser geben die Kamera nur Seiten, die mit https beginnen. Öffne die https-Adresse oder sieh das Video für sich an.',
    },
    'camera.denied': {
      title: 'Die Kamera ist nicht erlaubt',
      text: 'Erlaube die Kamera für diese Seite in den Einstellungen neben der Adresse und versuche es noch einmal.',
    },
    'camera.missing': {
      title: 'Keine Kamera gefunden',
      text: 'Dieses Gerät hat keine Kamera, die der Browser nutzen kann. Öffne den Link auf einem Telefon oder sieh das Video hier an.',
    },
    'camera.busy': {
      title: 'Die Kamera startet nicht',
      text: 'Vielleicht nutzt sie gerade eine andere App. Schließe sie und versuche es noch einmal.',
    },
    tracking: {
      title: 'Die Suche nach dem Bild ist gescheitert',
      text: 'Der Teil, der das Bild erkennt, konnte nicht geladen werden. Prüfe deine Verbindung und versuche es noch einmal.',
    },
    video: {
      title: 'Das Video spielt nicht',
      text: 'Es konnte nicht geladen werden. Prüfe deine Verbindung und versuche es noch einmal.',
    },
  },
};

const LANGUAGES: Record<string, Texts> = { en, de };

/** The first language of the list that there are texts for; English otherwise. `language` is what they are written in. */
export function textsFor(languages: readonly string[]): { language: string; texts: Texts } {
  for (const tag of languages) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    const texts = LANGUAGES[language];
    if (texts) return { language, texts };
  }
  return { language: 'en', texts: en };
}
