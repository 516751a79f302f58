// Web servers tell this file by its name: its library builds functions at run time, which the page may not.
import { serve } from '../serve.js';
import { ArjsKernel } from './kernel.js';

// The library writes several lines to the console for every search; nobody else speaks in this worker.
console.log = () => undefined;
serve(new ArjsKernel());
