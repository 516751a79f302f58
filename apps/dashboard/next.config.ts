import { join } from 'node:path';
import type { NextConfig } from 'next';

const development = process.env.NODE_ENV === 'development';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  turbopack: { root: join(import.meta.dirname, '../..') },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
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
