import { describeBadInput } from './suites/bad-input.js';
import { describeDashboard } from './suites/dashboard.js';
import { describeLeftovers } from './suites/leftovers.js';
import { describeLifecycle } from './suites/lifecycle.js';
import { describeMainJob } from './suites/main-job.js';
import { describeScan } from './suites/scan.js';
import { describeSettings } from './suites/settings.js';
import { describeTeam } from './suites/team.js';
import { sharedStage } from './support/stage.js';

jest.setTimeout(240_000);

/** One platform for all suites. */
const stage = sharedStage();

describeMainJob(stage);
describeBadInput(stage);
describeTeam(stage);
describeSettings(stage);
describeDashboard(stage);
describeScan(stage);
// It stops the platform.
describeLifecycle(stage);
// Last: it looks through what the others have left.
describeLeftovers(stage);
