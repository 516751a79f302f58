import { actionWords, detailWords } from './action-words.js';

it('makes words of actions', () => {
  expect(actionWords('api_key.created')).toBe('API key created');
  expect(actionWords('member.removed')).toBe('Member removed');
});

it('puts details into one line', () => {
  expect(detailWords({ name: 'nightly', scopes: ['a', 'b'] })).toBe('name: nightly · scopes: a, b');
  expect(detailWords({ isDefault: false, owner: null })).toBe('is default: no · owner: none');
  expect(detailWords({ limits: { requestsPerMinute: 100 } })).toBe('limits: requests per minute 100');
  expect(detailWords({})).toBe('');
});
