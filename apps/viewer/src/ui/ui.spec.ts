import { inAppBrowser, outsideAddress } from './in-app.js';
import { textsFor } from './texts.js';

const INSTAGRAM =
  'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36 Instagram 330.0.0.40.92 Android';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Mobile/15E148 Safari/604.1';

describe('texts', () => {
  it('speaks the first language that it knows', () => {
    expect(textsFor(['xx', 'de-AT', 'en']).language).toBe('de');
    expect(textsFor(['xx']).language).toBe('en');
    expect(textsFor([]).language).toBe('en');
  });
});

describe('browsers inside apps', () => {
  it('names the app, and nothing in an ordinary browser', () => {
    expect(inAppBrowser(INSTAGRAM)).toBe('Instagram');
    expect(inAppBrowser(SAFARI)).toBeNull();
  });

  it('finds the way out on Android only', () => {
    const url = new URL('https://ar.example/v/poster?a=1');
    expect(outsideAddress(INSTAGRAM, url)).toBe(
      'intent://ar.example/v/poster?a=1#Intent;scheme=https;action=android.intent.action.VIEW;end',
    );
    expect(outsideAddress(SAFARI, url)).toBeNull();
  });
});
