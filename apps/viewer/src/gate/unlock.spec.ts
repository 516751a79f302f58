import { unlock } from './unlock.js';

const config = { schemaVersion: 1, linkId: 'x', status: 'active', markers: [] };
const answering = (status: number, body: unknown = {}) => {
  const sent: string[] = [];
  const post = async (_: string, { body: text }: { body: string }) => {
    sent.push(text);
    return Response.json(body, { status });
  };
  return { sent, post };
};

describe('unlocking a link', () => {
  it('sends the password and hands the whole link back', async () => {
    const { sent, post } = answering(200, config);
    expect(await unlock('https://a.example/unlock', 'open sesame', post)).toEqual({ config });
    expect(sent).toEqual(['{"password":"open sesame"}']);
  });

  it('sends nothing where no password is asked for', async () => {
    const { sent, post } = answering(200, config);
    await unlock('https://a.example/unlock', null, post);
    expect(sent).toEqual(['{}']);
  });

  it('says when another password may help', async () => {
    expect(await unlock('x', 'y', answering(401).post)).toEqual({ refused: 'wrong' });
    expect(await unlock('x', 'y', answering(429).post)).toEqual({ refused: 'slow' });
  });

  it.each([
    [403, 'link.gated'],
    [404, 'link.unknown'],
    [410, 'link.inactive'],
    [425, 'link.early'],
    [503, 'link.empty'],
    [500, 'network'],
    [200, 'link.broken'],
  ])('comes to an end with %s', async (status, code) => {
    await expect(unlock('x', null, answering(status).post)).rejects.toMatchObject({ code });
  });

  it('tells when there is no network', async () => {
    await expect(unlock('x', null, () => Promise.reject(new TypeError('offline')))).rejects.toMatchObject({
      code: 'network',
    });
  });
});
