/** For what viewers ask, wherever they stand: a link can be embedded, and a bundle plays from any web server. */
export const ANY_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type, range',
  'access-control-expose-headers': 'content-length, content-range, etag',
  'access-control-max-age': '86400',
  'cross-origin-resource-policy': 'cross-origin',
};
