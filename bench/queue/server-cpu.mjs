import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time of everything that this process started, the database among it, in ms; 0 where the system does not tell. */
export function serverCpuMs() {
  const processes = new Map();
  for (const pid of entries('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = stat(pid);
    // Their own time and that of children that have ended.
    if (fields) processes.set(pid, { parent: fields[1], ticks: sum(fields.slice(11, 15).map(Number)) });
  }
  const isOurs = (pid) => {
    for (let at = processes.get(pid); at; at = processes.get(at.parent)) {
      if (at.parent === String(process.pid)) return true;
    }
    return false;
  };
  return sum([...processes].filter(([pid]) => isOurs(pid)).map(([, { ticks }]) => ticks)) * TICK_MS;
}

/** What comes after the program's name, which may hold spaces. */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
