import type { Link } from '@argument/contracts';

/** What its owner should know about a link's gates. Pure and total. */
export function gateWarnings(
  { countries, maxViews, currentViews }: Pick<Link, 'countries' | 'maxViews' | 'currentViews'>,
  hiddenReason: string | null,
  countriesAreKnown: boolean,
): Link['warnings'] {
  const seenOften = maxViews !== null && currentViews >= maxViews;
  return [
    ...(hiddenReason === null
      ? []
      : [
          {
            code: 'hidden',
            message: `The operator has hidden this link: ${hiddenReason} People who scan it see that it is paused.`,
          },
        ]),
    ...(seenOften
      ? [
          {
            code: 'view_limit_reached',
            message: `The view limit of ${maxViews} is reached. The link goes on with its smallest video; raise the limit to have it sharp again.`,
          },
        ]
      : []),
    ...(countries.length > 0 && !countriesAreKnown
      ? [
          {
            code: 'countries_unknown',
            message:
              'This installation has no country database, so the link is shown everywhere. Its operator can set GEOIP_FILE.',
          },
        ]
      : []),
  ];
}

/** What the plan of the workspace does to its links. */
export const planWarnings = (viewsOverSince: Date | null): Link['warnings'] =>
  viewsOverSince === null
    ? []
    : [
        {
          code: 'plan_views_used',
          message:
            "This month's views of your plan are used up. The link goes on with its smallest video until next month or a larger plan.",
        },
      ];
