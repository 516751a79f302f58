import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyViolations } from '@argument/testing';
import { CLIENT_ADDRESS, findIn, needles } from '../support/needles.js';
import { BLOCKED_ON_PURPOSE, type Stage } from '../support/stage.js';

/** Messages lie readable in the data folder where there is no mail server; they hold no password and no key. */
const READABLE_MAIL = /^mail\//;

/** After everything else: what the suites sent and got must not lie around in the clear. */
export function describeLeftovers(stage: () => Stage): void {
  describe('what is left in database, storage and log', () => {
    it('has no address of a client, no password, no token and no key', async () => {
      const texts = needles();
      expect(texts.length).toBeGreaterThan(10);
      const { home } = stage().address;
      // The search finds what is there.
      const canary = `canary ${randomUUID()}`;
      await writeFile(join(home, 'storage', 'canary'), `${'x'.repeat(100)}${canary}`);
      expect(await findIn(home, [canary], READABLE_MAIL)).toEqual([`storage/canary: ${canary}`]);

      expect(await findIn(home, texts, READABLE_MAIL)).toEqual([]);
      const log = stage().log();
      expect(texts.filter((text) => log.includes(text))).toEqual([]);
      expect(texts[0]).toBe(CLIENT_ADDRESS);
    });
  });

  describe('what the browsers blocked', () => {
    it('is nothing in any page, by the content security policy, but what was to be', () => {
      expect(policyViolations().filter((line) => !line.includes(BLOCKED_ON_PURPOSE))).toEqual([]);
    });
  });
}
