import { describeBadInput } from './suites/bad-input.js';
import { describeDashboard } from './suites/dashboard.js';
import { describeLeftovers } from './suites/leftovers.js';
import { describeMainJob } from './suites/main-job.js';
import { describeScan } from './suites/scan.js';
import { describeTeam } from './suites/team.js';
import { openStage, type Stage } from './support/stage.js';

jest.setTimeout(240_000);

/** One platform for all suites: starting it and compiling the photographs is most of the time. */
let opened: Stage | undefined;
const stage = (): Stage => {
  if (!opened) throw new Error('The platform did not start.');
  return opened;
};

beforeAll(async () => {
  opened = await openStage();
});

afterAll(async () => {
  await opened?.close();
});

describeMainJob(stage);
describeBadInput(stage);
describeDashboard(stage);
describeTeam(stage);
describeScan(stage);
// Last: it looks through what the others have left.
describeLeftovers(stage);
