import { describeGates } from '../acceptance/suites/gates.js';
import { describeInstallation } from '../acceptance/suites/installation.js';
import { OPERATOR, sharedStage } from '../acceptance/support/stage.js';

jest.setTimeout(240_000);

/** No clips: nobody points a camera here. */
const stage = sharedStage({ hasClips: false, env: { OPERATOR_EMAILS: OPERATOR } });

describeInstallation(stage);
describeGates(stage);
