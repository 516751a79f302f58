import { describeGates } from '../acceptance/suites/gates.js';
import { describeInstallation } from '../acceptance/suites/installation.js';
import { OPERATOR, openStage, type Stage } from '../acceptance/support/stage.js';

jest.setTimeout(240_000);

/** No clips: nobody points a camera here. */
let opened: Stage | undefined;
const stage = (): Stage => {
  if (!opened) throw new Error('The platform did not start.');
  return opened;
};

beforeAll(async () => {
  opened = await openStage({ hasClips: false, env: { OPERATOR_EMAILS: OPERATOR } });
});

afterAll(async () => {
  await opened?.close();
});

describeInstallation(stage);
describeGates(stage);
