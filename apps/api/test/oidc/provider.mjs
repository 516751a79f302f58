// A real OpenID provider as a process of its own: node provider.mjs <redirect uri>. It prints its issuer. Whoever signs in
// says by the name who they are: the e-mail address, with "unconfirmed:" before it where the provider does not vouch for it.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer().listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'argument', client_secret: 'a secret of the client', redirect_uris: [process.argv[2]] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key for cookies'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: id.replace('unconfirmed:', ''),
        email_verified: !id.startsWith('unconfirmed:'),
        name: 'Ada from elsewhere',
      }),
    }),
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
process.on('disconnect', () => process.exit());
