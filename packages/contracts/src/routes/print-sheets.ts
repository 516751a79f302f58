import { printSheetQuery } from '../print-sheet.js';
import { type Route, V1 } from './route.js';

export const printSheetRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/links/{linkId}/print-sheet`,
    tag: 'Links',
    summary: 'Lay out a page to print: the picture at its physical size, the QR code and what to do',
    allow: 'projects.read',
    query: printSheetQuery,
    status: 200,
    files: ['application/pdf'],
  },
];
