// Brings the database of DATABASE_URL up to date, once, before any other process starts.
import { migrate } from '../../packages/database/dist/index.js';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is missing.');
const applied = await migrate({ url, dir: '/app/prisma/migrations' });
console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
