import { TEST_EVENT, WEBHOOK_EVENTS, type WebhookEvent } from '@argument/contracts';

const NAMES: Record<WebhookEvent, string> = {
  'image.ready': 'A picture is ready',
  'image.failed': 'A picture could not be read',
  'video.ready': 'A video is ready',
  'video.failed': 'A video could not be read',
  'marker.ready': 'A marker is ready',
  'marker.failed': 'A picture could not become a marker',
  'link.published': 'A link was published',
  'link.views_reached': 'A link was seen 1, 10, 100, … times',
};

export const eventChoices = WEBHOOK_EVENTS.map((event) => ({ event, label: NAMES[event] }));

/** In words; a name that is not known here as it is. */
export const eventLabel = (name: string): string =>
  name === TEST_EVENT ? 'Test' : (NAMES[name as WebhookEvent] ?? name);
