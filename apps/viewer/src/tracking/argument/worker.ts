import { serve } from '../serve.js';
import { ArgumentKernel } from './kernel.js';

serve(new ArgumentKernel());
