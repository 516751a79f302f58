// Brings the database up to date, once, before any other process starts. OWNER_DATABASE_URL is the role that owns the tables;
// DATABASE_URL the one that API and worker run as, which is made here and may read and write rows and nothing more.
import { grantRuntimeRole, migrate } from '../../packages/database/dist/index.js';

const { OWNER_DATABASE_URL: ownerUrl, DATABASE_URL: runtimeUrl, REDIS_URL } = process.env;
if (!ownerUrl || !runtimeUrl) throw new Error('Set OWNER_DATABASE_URL and DATABASE_URL.');
const applied = await migrate({ url: ownerUrl, dir: '/app/prisma/migrations' });
await grantRuntimeRole({ ownerUrl, runtimeUrl, hasQueue: !REDIS_URL });
console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
