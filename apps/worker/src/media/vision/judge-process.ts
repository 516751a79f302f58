/** The program that judges pictures: score, reasons and features; see `analyseTarget`. */
import { analyseTarget } from '@argument/vision/opencv';
import { readLuminance } from '../sharp/pictures.js';
import type { PictureToRead } from './marker-maker.js';
import { serveTasks } from './serve-tasks.js';

serveTasks(async ({ file, side }: PictureToRead) => analyseTarget(await readLuminance(file, side)));
