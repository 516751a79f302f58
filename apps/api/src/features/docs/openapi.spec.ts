import 'reflect-metadata';
import { EXAMPLES, openApi, operationId } from '@argument/contracts/openapi';
import { ROUTES } from '@argument/contracts/routes';
import { RequestMethod } from '@nestjs/common';
import { contradiction } from '../../../test/described-answers.js';
import { FEATURES } from '../../app.module.js';
import { ACCESS } from '../../core/auth/decorators.js';

type Constructor = new (...args: never[]) => object;

const JSON_HEADERS = new Headers({ 'content-type': 'application/json' });

/** `GET /api/v1/projects/{projectId} signed-in` of every handler of every controller. */
function handlers(): string[] {
  return FEATURES.flatMap((feature) => Reflect.getMetadata('controllers', feature) as Constructor[]).flatMap(
    (controller) => {
      const prefix = String(Reflect.getMetadata('path', controller));
      return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
        const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
        if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) return [];
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
        const path = `/${prefix}/${String(Reflect.getMetadata('path', handler))}`
          .replaceAll(/\/+/g, '/')
          .replace(/(.)\/$/, '$1');
        const access = Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller) ?? 'signed-in';
        return [`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')} ${access}`];
      });
    },
  );
}

/** Not part of the contract: files, measurements, the reference itself, and what browsers ask before they post. */
const APART =
  /^(GET \/(files|p)\/\*|GET \/api\/v1\/links\/\{slug\}\/objects\/\{name\}|GET \/metrics|GET \/api\/(docs|openapi\.json)|OPTIONS) ?/;

it('describes every call that the API answers, and no other', () => {
  const described = ROUTES.map(
    ({ method, path, allow }) =>
      `${method.toUpperCase()} ${path} ${allow === 'cookie' || allow === 'public' ? 'public' : 'signed-in'}`,
  );
  expect(described.sort()).toEqual(
    handlers()
      .filter((handler) => !APART.test(handler))
      .sort(),
  );
});

it('gives every call an id of its own, and every path parameter its description', () => {
  const ids = ROUTES.map(operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const document = openApi() as {
    paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
  };
  for (const [path, operations] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const operation of Object.values(operations)) {
      expect(operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
        named,
      );
    }
  }
});

it('describes uploads as forms and errors as problems', () => {
  const upload = JSON.stringify((openApi() as { paths: Record<string, unknown> }).paths['/api/v1/images/upload']);
  expect(upload).toContain('multipart/form-data');
  expect(upload).toContain('application/problem+json');
});

it('shows an example of every body and every answer, each as its schema says', () => {
  const wrong = ROUTES.flatMap((route) => {
    const id = operationId(route);
    const { request, answer } = EXAMPLES[id] ?? {};
    const path = route.path.replaceAll(/\{\w+\}/g, 'x');
    const given = { status: route.status, headers: JSON_HEADERS, text: JSON.stringify(answer ?? ''), json: answer };
    const contradicted = route.answer ? contradiction(route.method.toUpperCase(), path, given) : null;
    const refused = route.body && !route.body.safeParse(request).success ? 'the request is refused' : null;
    return [contradicted, refused].flatMap((reason) => (reason ? [`${id}: ${reason}`] : []));
  });
  expect(wrong).toEqual([]);
});

it('has no examples of calls that are gone, and none that tell of the machine they were made on', () => {
  const ids = new Set(ROUTES.map(operationId));
  expect(Object.keys(EXAMPLES).filter((id) => !ids.has(id))).toEqual([]);
  expect(JSON.stringify(EXAMPLES)).not.toMatch(/127\.0\.0\.1|localhost:\d|\/tmp\/|argument-run/);
});
