// What stands, or must not stand, in the source of what runs: each line here is an item of docs/security/asvs.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = process.cwd();
const SHIPPED = ['apps', 'packages'];
const LEFT_OUT = /(^|\/)(node_modules|dist|\.next|generated|test|public)(\/|$)|^packages\/testing|\.spec\.tsx?$/;

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = relative(root, path);
    if (LEFT_OUT.test(name)) continue;
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(ts|tsx|mjs|css)$/.test(name)) yield [name, readFileSync(path, 'utf8')];
  }
}

const files = SHIPPED.flatMap((folder) => [...sources(join(root, folder))]);
const withPattern = (pattern, under = /./) =>
  files.filter(([name, text]) => under.test(name) && pattern.test(text)).map(([name]) => name);

it('reads all of the source', () => {
  expect(files.length).toBeGreaterThan(700);
});

describe('nothing that shipped code does', () => {
  it.each([
    ['runs text as code', /\beval\(|new Function\(|setTimeout\(['"`]|vm\.run|from 'node:vm'/, []],
    [
      'starts a shell',
      /\bexecSync\(|child_process'\)\.exec|shell: *true|import \{[^}]*\bexec\b[^}]*\} from 'node:child_process'/,
      [],
    ],
    ['puts text into SQL', /\$(query|execute)RawUnsafe|Prisma\.raw\(/, []],
    [
      'sets text as HTML',
      /\.(innerHTML|outerHTML) *=|insertAdjacentHTML|document\.write\(/,
      ['apps/viewer/src/ui/icons.ts'],
    ],
    ['gives React HTML', /dangerouslySetInnerHTML/, ['apps/dashboard/src/app/layout.tsx']],
    ['listens to other windows', /(window|globalThis|^|[^.\w])addEventListener\('message'/m, []],
    ['makes patterns of foreign text', /new RegExp\(/, ['apps/launcher/src/demo/account.ts']],
    ['reads XML', /DOMParser|fast-xml-parser|xml2js|libxml/, []],
    ['keeps pasting or password managers out', /onPaste/, []],
    ['trusts any certificate', /rejectUnauthorized: *false|NODE_TLS_REJECT_UNAUTHORIZED/, []],
    ['puts a token into an address', /[?&](access_?token|api_?key|authorization)=\$\{/i, []],
    ['loads from a stranger', /(src|href)="https?:\/\/|@import url\(["']?https?:|fonts\.googleapis|cdn\./, []],
    ['compares loosely', /[^=!<>]==[^=>]|[^=!]!=[^=]/, [], /\.tsx?$/],
  ])('%s', (_what, pattern, known, under = /./) => {
    const stripped = (name) => known.includes(name);
    expect(withPattern(pattern, under).filter((name) => !stripped(name))).toEqual([]);
    // An exception that is gone must not stay on the list.
    expect(known.filter((name) => !withPattern(pattern).includes(name))).toEqual([]);
  });
});

describe('secrets', () => {
  it('are random by the system, never by Math.random', () => {
    expect(withPattern(/Math\.random/, /^apps\/(api|launcher)\/src/)).toEqual([]);
    const makers = withPattern(/randomBytes\(|randomUUID\(|getRandomValues\(/, /^(apps|packages)/);
    expect(makers).toEqual(
      expect.arrayContaining([
        'apps/api/src/core/auth/secret-tokens.ts',
        'apps/api/src/core/auth/api-keys.ts',
        'apps/api/src/features/two-factor/authenticator.ts',
        'apps/api/src/features/webhooks/webhooks.service.ts',
      ]),
    );
  });

  it('have at least 128 bits, except recovery codes, which are hashed and not to be guessed', () => {
    const short = files.flatMap(([name, text]) =>
      [...text.matchAll(/randomBytes\((\d+)\)/g)].filter(([, bytes]) => Number(bytes) < 16).map(() => name),
    );
    expect(short).toEqual(['apps/api/src/features/two-factor/authenticator.ts']);
  });

  it('are sealed by AES-256-GCM and nothing else', () => {
    expect(withPattern(/createCipheriv/)).toEqual(['packages/config/src/secret-box.ts']);
    expect(withPattern(/aes-\d+-(ecb|cbc|ctr)|createCipher\(|'des-|'rc4/i)).toEqual([]);
  });

  it('are hashed by SHA-256 or slower; MD5 and SHA-1 are what protocols and lists of stolen passwords ask for', () => {
    expect(withPattern(/createHash\('(md5|sha1)'|createHmac\('(md5|sha1)'/)).toEqual([
      // Looks a password up and keeps nothing of it.
      'apps/api/src/core/auth/breached-passwords.ts',
      'packages/storage/src/filesystem-multipart.ts',
    ]);
  });

  it('stay out of the storage of browsers, which holds a theme, the id of a workspace and where a sign-in goes on', () => {
    expect(withPattern(/(localStorage|sessionStorage)\.setItem|indexedDB|document\.cookie *=/)).toEqual([
      'apps/dashboard/src/features/auth/oidc.api.ts',
      'apps/dashboard/src/features/shell/use-theme.ts',
      'apps/dashboard/src/lib/http/workspace.ts',
    ]);
  });
});

it('masks every field for a password', () => {
  const shown = files.filter(
    ([_name, text]) =>
      /autoComplete="(current|new)-password"/.test(text) &&
      !/type="password"|type=\{/.test(text) &&
      !/PasswordField/.test(text),
  );
  expect(shown.map(([name]) => name)).toEqual([]);
});

it('leads to no address of another site but the sign-in that the operator configured', () => {
  const leaving = /(location\.(href|assign|replace)|reply\.redirect)\b.*(=|\()/;
  expect(withPattern(leaving, /^apps\/(api|dashboard)/)).toEqual(['apps/dashboard/src/features/auth/oidc.api.ts']);
});
