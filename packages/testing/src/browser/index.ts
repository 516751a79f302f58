export { type ChromiumOptions, launchChromium } from './chromium.js';
export { observeScan, readScan, type ScanLog, type ScanSample } from './observe-scan.js';
export { DESKTOP, openPage, PHONE, policyViolations, type WatchedPage } from './watched-page.js';
