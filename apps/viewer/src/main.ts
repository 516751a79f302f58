import './ui/viewer.css';
import { loadLinkConfig, type PassGate } from './config/load.js';
import { slugFromPath } from './config/slug.js';
import { ViewerError } from './config/viewer-error.js';
import { Store } from './state/store.js';
import { chooseEngine } from './tracking/registry.js';
import { showDebug } from './ui/debug.js';
import { Failure } from './ui/failure.js';
import { Intro } from './ui/intro.js';
import { textsFor } from './ui/texts.js';
import { Viewer } from './viewer.js';

const query = new URLSearchParams(location.search);
const { language, texts } = textsFor([query.get('lang') ?? '', ...navigator.languages]);
document.documentElement.lang = language;

const store = new Store();
store.subscribe((state) => {
  document.documentElement.dataset.state = state;
  document.dispatchEvent(new CustomEvent('argument:state', { detail: { state } }));
});

const intro = new Intro(texts);
const failure = new Failure(texts);

/** Folder of the published files, from the page's own meta tag. */
function assetsUrl(): URL {
  const content = document.querySelector<HTMLMetaElement>('meta[name="argument:assets"]')?.content ?? '/p';
  return new URL(content.endsWith('/') ? content : `${content}/`, location.href);
}

async function open(): Promise<void> {
  failure.hide();
  intro.show(true);
  store.update({ phase: 'loading' });
  const slug = slugFromPath(location.pathname);
  if (!slug) throw new ViewerError('link.missing');
  const config = await loadLinkConfig(slug, assetsUrl(), (url, init) => fetch(url, init), new Date(), passGate);
  const choice = chooseEngine(config.markers, [query.get('engine'), config.engine], config.index);
  const viewer = new Viewer({ config, choice, store, texts, intro, failure });
  if (query.get('debug') === '1') showDebug(viewer);
  viewer.open();
}

/** Only who stands before a gate loads what it needs. */
const passGate: PassGate = async (gate, name) => {
  const { passGate: pass } = await import('./gate/password-screen.js');
  intro.show(false);
  const config = await pass(gate, name, language);
  intro.show(true);
  return config;
};

/** Longest time that a timer can be set to; ms. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;
/** The static files follow the clock within about a second. */
const PUBLISHED_AFTER_MS = 1500;

/** When it opens, in words; and then it opens by itself. */
async function waitUntil(opens: Date): Promise<void> {
  const wait = opens.getTime() - Date.now() + PUBLISHED_AFTER_MS;
  if (wait < LONGEST_WAIT_MS) setTimeout(openOrExplain, wait);
  const { gateTexts, inWords } = await import('./gate/gate-texts.js');
  const text = gateTexts(language).opens(inWords(opens, language));
  failure.show('link.early', { retry: openOrExplain, text });
}

function openOrExplain(): void {
  open().catch((cause: unknown) => {
    const error = cause instanceof ViewerError ? cause : new ViewerError('browser.old', { cause });
    console.error(error, error.cause);
    intro.show(false);
    store.update({ phase: 'error' });
    if (error.opens) void waitUntil(error.opens);
    failure.show(error.code, error.code === 'link.missing' ? {} : { retry: openOrExplain });
  });
}

openOrExplain();
