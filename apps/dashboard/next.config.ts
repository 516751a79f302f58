import { join } from 'node:path';
import type { NextConfig } from 'next';

const development = process.env.NODE_ENV === 'development';

/**
 * Pictures and videos may come from any bucket, so only their schemes are named. Scripts stay our own; Next and the theme
 * switch need inline ones.
 */
const policy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  'img-src * data: blob:',
  'media-src * blob:',
  "connect-src 'self' https:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  turbopack: { root: join(import.meta.dirname, '../..') },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: policy },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
  // In production the gateway routes these paths; alone in development the dashboard asks the API itself.
  rewrites: async () => {
    if (!development) return [];
    const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';
    return ['/api', '/files', '/p'].map((prefix) => ({
      source: `${prefix}/:path*`,
      destination: `${api}${prefix}/:path*`,
    }));
  },
};

export default config;
