import { ProblemError } from './problem-error.js';
import { requestErrors } from './request.errors.js';

/** What links, markers, files and analytics refuse. */
export const linkErrors = {
  imageFailed: () =>
    new ProblemError(
      409,
      'markers.image_failed',
      'This picture cannot become a marker',
      'The picture could not be read. Upload another one and use that.',
    ),
  otherProject: (what: string) =>
    new ProblemError(
      409,
      'markers.other_project',
      'These do not belong together',
      `The ${what} belongs to another project. Use one of the same project.`,
    ),
  slugTaken: (slug: string) =>
    new ProblemError(
      409,
      'links.slug_taken',
      'This address is taken',
      `The address "${slug}" is in use. Choose another.`,
      {
        errors: [{ path: 'slug', message: 'This address is in use. Choose another.' }],
      },
    ),
  notPublishedYet: () =>
    new ProblemError(
      503,
      'links.not_published_yet',
      'This link is being published',
      'The link was made a moment ago and is not published yet. Try again in a second.',
      { headers: { 'retry-after': '1' } },
    ),
  noPhoneAddress: () =>
    new ProblemError(
      409,
      'links.no_phone_address',
      'There is no address for phones',
      'This installation has no HTTPS address in the local network. Use the public address.',
    ),
  tooManySheetPages: (pages: number, limit: number) =>
    new ProblemError(
      422,
      'print_sheet.too_many_pages',
      'Too many pages',
      `This link has ${pages} markers and one sheet at most ${limit} pages. Name a marker with markerId.`,
    ),
  pictureTooWide: (largestWidth: number) =>
    requestErrors.invalidFields([
      {
        path: 'pictureWidth',
        message: `On this paper the picture can be at most ${largestWidth} mm wide. Use a smaller width or a larger paper.`,
      },
    ]),
  urlExpired: () =>
    new ProblemError(
      403,
      'files.url_expired',
      'This address is no longer valid',
      'The address of the file has expired or was changed. Ask the API for a new one.',
    ),
  rangeNotSatisfiable: (bytes: number) =>
    new ProblemError(416, 'files.bad_range', 'This part does not exist', `The file has ${bytes} bytes.`, {
      headers: { 'content-range': `bytes */${bytes}` },
    }),
  trackBody: () =>
    new ProblemError(
      422,
      'analytics.bad_body',
      'This is not an event',
      'Send one event or { "events": [...] } with 1 to 100 of them.',
      { errors: [{ path: 'events', message: 'Send 1 to 100 events.' }] },
    ),
};
