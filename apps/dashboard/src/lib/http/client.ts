import { Client } from '@argument/sdk';
import { forget, readToken, refresh } from './session';
import { workspaceHeader } from './workspace';

/** The API, as whoever is signed in here, in the workspace they chose. Queries decide themselves when to ask again. */
export const api = new Client({
  retries: 0,
  auth: {
    headers: () => {
      const token = readToken();
      return token ? { authorization: `Bearer ${token}`, ...workspaceHeader() } : {};
    },
    renew: refresh,
    refused: forget,
  },
});
