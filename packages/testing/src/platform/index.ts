export {
  choosePorts,
  createHome,
  type Platform,
  type PlatformAddress,
  type PlatformPorts,
  runUntilExit,
  type StartOptions,
  startPlatform,
} from './platform.js';
export { descendants, type ProcessInfo } from './processes.js';
