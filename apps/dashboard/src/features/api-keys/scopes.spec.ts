import { API_SCOPES } from '@argument/contracts';
import { SCOPES, scopeLabel, withScope } from './scopes';

describe('scopes', () => {
  it('all have words', () => {
    expect(SCOPES.map(({ scope }) => scope).sort()).toEqual([...API_SCOPES].sort());
  });

  it('are shown as they are when they are not known', () => {
    expect(scopeLabel('projects:read')).toBe('Read projects');
    expect(scopeLabel('orders:read')).toBe('orders:read');
  });

  it('are put in once, in order, and taken out', () => {
    expect(withScope(['analytics:read'], 'projects:read', true)).toEqual(['projects:read', 'analytics:read']);
    expect(withScope(['projects:read'], 'projects:read', true)).toEqual(['projects:read']);
    expect(withScope(['projects:read', 'analytics:read'], 'projects:read', false)).toEqual(['analytics:read']);
  });
});
