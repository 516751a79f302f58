/** The address of the campaign that comes with the platform. */
export const DEMO_SLUG = 'demo-poster';
