import { clientOf } from './user-agent.js';

const IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('clientOf', () => {
  it.each([
    [`${IOS} Version/17.5 Mobile/15E148 Safari/604.1`, 'mobile', 'Safari'],
    [`${IOS} Mobile/15E148 Instagram 330.0.3.29.109`, 'mobile', 'Instagram'],
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
      'mobile',
      'Chrome',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0', 'desktop', 'Firefox'],
    ['curl/8.5.0', 'other', 'Other'],
    [undefined, 'other', 'Other'],
  ])('%s', (userAgent, device, browser) => {
    expect(clientOf(userAgent)).toEqual({ device, browser });
  });
});
