import { POLICY, type Rule, role } from '@argument/contracts';
import { operationId } from '@argument/contracts/openapi';
import { ROUTES, type Route } from '@argument/contracts/routes';
import { z } from 'zod';
import { STYLE } from './docs-style.js';

/** The reference as one page without any script or foreign file. */
export function docsPage(routes: readonly Route[] = ROUTES): string {
  const tags = [...new Set(routes.map((route) => route.tag))];
  const sections = tags.map((tag) =>
    section(
      tag,
      routes.filter((route) => route.tag === tag),
    ),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ARgument API</title>
<style>${STYLE}</style>
</head>
<body>
<nav aria-label="Sections"><strong>ARgument API</strong>${tags.map((tag) => `<a href="#${slugOf(tag)}">${escapeHtml(tag)}</a>`).join('')}<a href="/api/openapi.json">OpenAPI 3.1</a></nav>
<main>
<h1>ARgument API</h1>
<p>JSON in, JSON out. Ids are UUIDs, times are ISO 8601 in UTC, lists are <code>{ items, nextCursor }</code> with <code>?limit=&amp;cursor=</code>. Send <code>Authorization: Bearer &lt;access token&gt;</code>; you get one when you sign in. Errors are problem details (RFC 9457) with a stable <code>code</code> and, for wrong fields, all of them in <code>errors</code>.</p>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

const section = (tag: string, routes: readonly Route[]) =>
  `<section id="${slugOf(tag)}"><h2>${escapeHtml(tag)}</h2>${routes.map(call).join('')}</section>`;

function call(route: Route): string {
  const parts = [
    part('Query', route.query && schemaText(route.query, 'input')),
    part('Body', route.upload ? 'multipart/form-data: projectId, file' : route.body && schemaText(route.body, 'input')),
    part('Answer', route.answer ? schemaText(route.answer, 'output') : route.files?.join(', ')),
  ];
  return `<details id="${operationId(route)}"><summary><span class="method ${route.method}">${route.method.toUpperCase()}</span><code>${escapeHtml(route.path)}</code><span class="summary">${escapeHtml(route.summary)}</span></summary><p>${whoMayCall(route.allow)} Answers ${route.status}.</p>${parts.join('')}</details>`;
}

function whoMayCall(allow: Route['allow']): string {
  if (allow === 'public') return 'For anybody.';
  if (allow === 'cookie') return 'With the refresh cookie.';
  const rule: Rule = POLICY[allow];
  if (rule.operator) return 'For operators of the installation.';
  const roles = role.options.filter((name) => rule[name] !== 'none');
  const words = roles.map((name) => (rule[name] === 'own' ? `${name} (own projects)` : name));
  return `For ${words.join(', ')}; API keys ${rule.scope ? `with the scope ${rule.scope}` : 'cannot call it'}.`;
}

const part = (title: string, text: string | undefined) =>
  text ? `<h3>${title}</h3><pre><code>${escapeHtml(text)}</code></pre>` : '';

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return JSON.stringify(rest, null, 2);
}

const slugOf = (tag: string) => tag.toLowerCase();
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
