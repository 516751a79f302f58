import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const APP = resolve(import.meta.dirname, '../../../apps/dashboard/src/app');

/** Routes of the dashboard that none of the paths leads to. */
export async function routesWithout(paths) {
  const visited = paths.map((path) => path.split('?')[0]);
  const files = await readdir(APP, { recursive: true });
  const routes = files.filter((file) => /(^|\/)page\.tsx$/.test(file)).map(routeOf);
  // The root only leads on to the projects.
  return routes.filter((route) => route !== '/' && !visited.some((path) => patternOf(route).test(path)));
}

/** Folders in parentheses are not part of the address. */
const routeOf = (file) => join('/', file.replaceAll(/\([^)]*\)\//g, ''), '..');

const patternOf = (route) => new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`);
