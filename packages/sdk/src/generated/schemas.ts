// Generated from the OpenAPI document by `npm run sdk:generate`; changes here are lost.

export type AccessGrant = { accessToken: string; expiresIn: number };
export type AdminJob = {
  id: string;
  name: string;
  workspaceId: string | null;
  status: 'queued' | 'active' | 'succeeded' | 'failed' | 'cancelled';
  attempts: number;
  progress: number;
  retryable: boolean;
  error: AssetError | null;
  createdAt: string;
  finishedAt: string | null;
};
export type AdminStatistics = {
  users: number;
  projects: number;
  images: number;
  videos: number;
  markers: number;
  links: number;
  views: number;
  storageBytes: number;
  jobs: Record<string, { waiting: number; active: number; delayed: number; failed: number }>;
};
export type AdminUser = {
  id: string;
  email: string;
  name: string;
  role: Role;
  emailVerified: boolean;
  isOperator: boolean;
  blockedAt: string | null;
  projects: number;
  storageBytes: number;
  createdAt: string;
};
export type AdminWorkspace = {
  id: string;
  name: string;
  ownerEmail: string | null;
  planId: string | null;
  planName: string;
  overrides: {
    projects?: number | undefined;
    storageBytes?: number | undefined;
    viewsPerMonth?: number | undefined;
    requestsPerMinute?: number | undefined;
    imageBytes?: number | undefined;
    videoBytes?: number | undefined;
    videoDurationMs?: number | undefined;
  };
  isReduced: boolean;
  projects: number;
  storageBytes: number;
  createdAt: string;
};
export type AnalyticsEvent = {
  id: string;
  sessionId: string;
  linkId: string;
  type: AnalyticsEventType;
  timestamp: string;
  metadata?: Record<string, string | number | boolean | null> | undefined;
};
export type AnalyticsEventType =
  | 'view_started'
  | 'camera_granted'
  | 'camera_denied'
  | 'marker_detected'
  | 'video_started'
  | 'video_paused'
  | 'video_resumed'
  | 'video_progress'
  | 'video_completed'
  | 'video_replayed'
  | 'cta_clicked'
  | 'session_ended';
export type ApiKey = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdById: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
};
export type AssetError = { code: string; message: string };
export type AssetStatus = 'queued' | 'processing' | 'ready' | 'failed';
export type AuditCheck = {
  entries: number;
  isWhole: boolean;
  fault: { entryId: string | null; message: string } | null;
};
export type AuditEntry = {
  id: string;
  action: string;
  actor: { id: string; name: string } | null;
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
  device: string;
  createdAt: string;
};
export type ChangeEmail = { currentPassword: string; email: Email };
export type ChangePassword = { currentPassword: string; password: string };
export type ChromaKey = { color: string; tolerance: number };
export type ChromaKeyInput = { color: string; tolerance: number };
export type ConfirmPassword = { currentPassword: string };
export type CreateApiKey = {
  name: string;
  scopes: ('projects:read' | 'projects:write' | 'analytics:read')[];
  expiresAt?: string | null | undefined;
};
export type CreateDomain = { host: string };
export type CreateInvitation = { email: Email; role: Role };
export type CreateLink = {
  markerIds: string[];
  name?: string | undefined;
  slug?: string | undefined;
  startsAt?: string | null | undefined;
  expiresAt?: string | null | undefined;
  password?: string | null | undefined;
  maxViews?: number | null | undefined;
  countries?: string[] | undefined;
  engine?: TrackingEngine | undefined;
  domainId?: string | null | undefined;
};
export type CreatePlan = { name: string; limits: PlanLimitsInput };
export type CreateProject = {
  name: string;
  description?: string | undefined;
  tags?: string[] | undefined;
  visibility?: Visibility | undefined;
};
export type CreateWebhook = {
  url: string;
  events: (
    | 'image.ready'
    | 'image.failed'
    | 'video.ready'
    | 'video.failed'
    | 'marker.ready'
    | 'marker.failed'
    | 'link.published'
    | 'link.views_reached'
  )[];
};
export type DirectUpload = { id: string; partBytes: number; parts: number; expiresAt: string };
export type Domain = {
  id: string;
  host: string;
  verifiedAt: string | null;
  missingSince: string | null;
  record: { name: string; value: string };
  target: string;
  createdAt: string;
};
export type Domains = { items: Domain[] };
export type Email = string;
export type EnableTwoFactor = { code: string };
export type FeaturePoint = [number, number, number];
export type FieldError = { path: string; message: string };
export type FileProgress = {
  kind: 'image' | 'video' | 'marker' | 'link';
  id: string;
  name: string;
  state: 'waiting' | 'running';
  progress: number;
  secondsLeft: number | null;
};
export type FinishOidc = { search: string; rememberMe?: boolean | undefined };
export type ForgotPassword = { email: Email };
export type GenerateMarker = {
  imageId: string;
  videoId?: string | undefined;
  name?: string | undefined;
  settings?: PlacementInput | undefined;
};
export type Health = {
  status: 'ok' | 'unavailable';
  checks: { database: 'ok' | 'unavailable'; storage: 'ok' | 'unavailable'; queue: 'ok' | 'unavailable' };
};
export type HideLink = { reason: string };
export type Identities = { items: Identity[] };
export type Identity = { id: string; provider: string; issuer: string; createdAt: string };
export type Image = {
  id: string;
  projectId: string;
  name: string;
  status: AssetStatus;
  width: number | null;
  height: number | null;
  format: string | null;
  bytes: number;
  originalUrl: string;
  renditions: Rendition[];
  exif: Record<string, string | number>;
  error?: AssetError | undefined;
  createdAt: string;
};
export type Invitation = { id: string; email: string; role: Role; createdAt: string; expiresAt: string };
export type InvitationPreview = { workspaceName: string; email: string; role: Role };
export type InvitationToken = { token: string };
export type Link = {
  id: string;
  projectId: string;
  name: string;
  slug: string;
  url: string;
  phoneUrl: string | null;
  isActive: boolean;
  markerIds: string[];
  currentViews: number;
  maxViews: number | null;
  startsAt: string | null;
  expiresAt: string | null;
  domainId: string | null;
  hasPassword: boolean;
  countries: string[];
  engine: TrackingEngine;
  publishedAt: string | null;
  warnings: { code: string; message: string }[];
  createdAt: string;
};
export type LinkConfig = {
  schemaVersion: 1;
  linkId: string;
  slug: string;
  name: string;
  status: 'active' | 'inactive' | 'gated';
  startsAt: string | null;
  expiresAt: string | null;
  gate?: { unlock: string; password: boolean } | undefined;
  engine: TrackingEngine;
  analytics?: { url: string } | undefined;
  markers: LinkMarker[];
  index?: PublishedFile | undefined;
};
export type LinkMarker = {
  id: string;
  name: string;
  target: {
    width: number;
    height: number;
    preview: {
      url: string;
      sha256: string;
      bytes: number;
      alternatives?: { url: string; sha256: string; bytes: number; contentType: string }[] | undefined;
    };
  };
  engines: {
    arjs?:
      | { iset: PublishedFile; fset: PublishedFile; fset3: PublishedFile; width: number; height: number }
      | undefined;
    argument?: PublishedFile | undefined;
  };
  overlays: VideoOverlay[];
};
export type Login = { email: Email; password: string; rememberMe?: boolean | undefined; code?: string | undefined };
export type Marker = {
  id: string;
  projectId: string;
  name: string;
  imageId: string;
  videoIds: string[];
  settings: Placement;
  status: AssetStatus;
  progress: number;
  trackability: number | null;
  reasons: TrackabilityReason[];
  features: FeaturePoint[];
  files: MarkerFile[];
  proof: PrintProof | null;
  error?: AssetError | undefined;
  createdAt: string;
};
export type MarkerAccepted = { id: string; status: AssetStatus };
export type MarkerFile = { name: string; url: string; bytes: number };
export type Member = { userId: string; name: string; email: string; role: Role; isOwner: boolean; joinedAt: string };
export type ModeratedLink = {
  linkId: string;
  slug: string;
  url: string;
  name: string;
  workspace: { id: string; name: string };
  hiddenAt: string | null;
  hiddenReason: string | null;
  reports: { id: string; reason: ReportReason; text: string; createdAt: string }[];
};
export type NewApiKey = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdById: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  createdAt: string;
  key: string;
};
export type NewDirectUpload = {
  projectId: string;
  kind: 'image' | 'video';
  filename?: string | undefined;
  bytes: number;
};
export type NewWebhook = {
  id: string;
  url: string;
  events: string[];
  isActive: boolean;
  createdAt: string;
  secret: string;
};
export type OidcCode = { code: string; rememberMe?: boolean | undefined };
export type OidcProvider = { id: string; name: string };
export type OidcProviders = { items: OidcProvider[] };
export type OidcStarted = { url: string };
export type PartUrls = { parts: { number: number; url: string; headers: Record<string, string> }[] };
export type Placement = {
  scale: number;
  offsetX: number;
  offsetY: number;
  rotation: number;
  opacity: number;
  autoplay: boolean;
  loop: boolean;
};
export type PlacementInput = {
  scale?: number | undefined;
  offsetX?: number | undefined;
  offsetY?: number | undefined;
  rotation?: number | undefined;
  opacity?: number | undefined;
  autoplay?: boolean | undefined;
  loop?: boolean | undefined;
};
export type Plan = {
  id: string;
  name: string;
  isDefault: boolean;
  limits: PlanLimits;
  workspaces: number;
  createdAt: string;
};
export type PlanLimits = {
  projects: number;
  storageBytes: number;
  viewsPerMonth: number;
  requestsPerMinute: number;
  imageBytes: number;
  videoBytes: number;
  videoDurationMs: number;
};
export type PlanLimitsInput = {
  projects: number;
  storageBytes: number;
  viewsPerMonth: number;
  requestsPerMinute: number;
  imageBytes: number;
  videoBytes: number;
  videoDurationMs: number;
};
export type Plans = { items: Plan[] };
export type PrintProof = {
  fieldOfView: number;
  distances: number[];
  rows: ProofRow[];
  crop: { left: number; top: number; width: number; height: number; trackability: number } | null;
  similar: SimilarMarker[];
  provedAt: string;
};
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: FieldError[] | undefined;
  requestId?: string | undefined;
};
export type Project = {
  id: string;
  name: string;
  description: string;
  tags: string[];
  visibility: Visibility;
  counts: { images: number; videos: number; markers: number; links: number };
  totalViews: number;
  coverUrl: string | null;
  previewUrl: string | null;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
};
export type ProjectAnalytics = {
  from: string;
  to: string;
  views: number;
  uniqueViewers: number;
  sessions: number;
  avgWatchTimeMs: number;
  funnel: { step: string; sessions: number }[];
  series: { at: string; views: number; sessions: number; uniqueViewers: number; watchTimeMs: number }[];
  countries: { name: string; views: number }[];
  devices: { name: string; views: number }[];
  browsers: { name: string; views: number }[];
  links: { linkId: string; name: string; slug: string; views: number; sessions: number }[];
};
export type ProjectProgress = {
  projectId: string;
  isRunning: boolean;
  progress: number;
  secondsLeft: number | null;
  filesLeft: number;
  files: FileProgress[];
};
export type ProofLight = 'bright' | 'dim' | 'shaky';
export type ProofRow = { light: ProofLight; angle: number; shares: number[]; reach: number };
export type PublishedFile = { url: string; sha256: string; bytes: number };
export type QrWithLogo = {
  format?: 'png' | 'svg' | 'pdf' | undefined;
  size?: number | undefined;
  target?: 'public' | 'phone' | undefined;
  color?: string | undefined;
  logo: string;
};
export type Quota = {
  plan: string;
  projects: { used: number; limit: number };
  storageBytes: { used: number; limit: number };
  viewsThisMonth: { used: number; limit: number };
  isReduced: boolean;
  requestsPerMinute: number;
  uploads: { imageBytes: number; videoBytes: number; videoDurationMs: number };
};
export type RecoveryCodes = { recoveryCodes: string[] };
export type Register = { email: Email; password: string; name: string };
export type Rendition = {
  name: string;
  url: string;
  contentType: string;
  width: number | null;
  height: number | null;
  bytes: number;
};
export type ReportLink = { reason: ReportReason; text?: string | undefined };
export type ReportReason = 'illegal' | 'copyright' | 'offensive' | 'fraud' | 'other';
export type ResetPassword = { token: string; password: string };
export type Retention = { sessionDays: number | null; auditDays: number | null; deliveryDays: number | null };
export type RetryJob = { id: string };
export type Role = 'admin' | 'manager' | 'user' | 'viewer';
export type SaveWorkspace = { name: string };
export type SentParts = { parts: { number: number; etag: string }[] };
export type SignIn = { id: string; device: string; current: boolean; createdAt: string; lastUsedAt: string };
export type SignIns = { items: SignIn[] };
export type SignedIn = { accessToken: string; expiresIn: number; user: User };
export type SimilarMarker = { markerId: string; name: string; verdict: 'alike' | 'same'; shared: number };
export type StartOidc = { provider: string };
export type TrackResult = { accepted: number; duplicates: number; rejected: { index: number; code: string }[] };
export type TrackabilityReason = { code: string; message: string };
export type TrackingEngine = 'argument' | 'arjs';
export type TransferWorkspace = { userId: string };
export type TwoFactor = { enabled: boolean; recoveryCodesLeft: number };
export type TwoFactorSetup = { secret: string; otpauthUrl: string };
export type UnlockLink = { password?: string | undefined };
export type UpdateAdminUser = {
  blocked?: boolean | undefined;
  isOperator?: boolean | undefined;
  role?: Role | undefined;
};
export type UpdateAdminWorkspace = {
  planId?: string | null | undefined;
  overrides?:
    | {
        projects?: number | undefined;
        storageBytes?: number | undefined;
        viewsPerMonth?: number | undefined;
        requestsPerMinute?: number | undefined;
        imageBytes?: number | undefined;
        videoBytes?: number | undefined;
        videoDurationMs?: number | undefined;
      }
    | undefined;
};
export type UpdateLink = {
  isActive?: boolean | undefined;
  markerIds?: string[] | undefined;
  name?: string | undefined;
  slug?: string | undefined;
  startsAt?: string | null | undefined;
  expiresAt?: string | null | undefined;
  password?: string | null | undefined;
  maxViews?: number | null | undefined;
  countries?: string[] | undefined;
  engine?: TrackingEngine | undefined;
  domainId?: string | null | undefined;
};
export type UpdateMarker = {
  name?: string | undefined;
  settings?:
    | {
        scale?: number | undefined;
        offsetX?: number | undefined;
        offsetY?: number | undefined;
        rotation?: number | undefined;
        opacity?: number | undefined;
        autoplay?: boolean | undefined;
        loop?: boolean | undefined;
      }
    | undefined;
  videoIds?: string[] | undefined;
};
export type UpdateMember = { role: Role };
export type UpdatePlan = {
  name?: string | undefined;
  limits?:
    | {
        projects?: number | undefined;
        storageBytes?: number | undefined;
        viewsPerMonth?: number | undefined;
        requestsPerMinute?: number | undefined;
        imageBytes?: number | undefined;
        videoBytes?: number | undefined;
        videoDurationMs?: number | undefined;
      }
    | undefined;
  isDefault?: true | undefined;
};
export type UpdateProject = {
  name?: string | undefined;
  description?: string | undefined;
  tags?: string[] | undefined;
  visibility?: Visibility | undefined;
};
export type UpdateRetention = {
  sessionDays?: number | null | undefined;
  auditDays?: number | null | undefined;
  deliveryDays?: number | null | undefined;
};
export type UpdateUser = { name?: string | undefined };
export type UpdateVideo = {
  chromaKey?: ChromaKeyInput | null | undefined;
  captions?: { language: string; webvtt: string }[] | undefined;
};
export type UpdateWebhook = {
  url?: string | undefined;
  events?:
    | (
        | 'image.ready'
        | 'image.failed'
        | 'video.ready'
        | 'video.failed'
        | 'marker.ready'
        | 'marker.failed'
        | 'link.published'
        | 'link.views_reached'
      )[]
    | undefined;
  isActive?: boolean | undefined;
};
export type UploadAccepted = { id: string; projectId: string; status: AssetStatus };
export type User = {
  id: string;
  email: string;
  name: string;
  role: Role;
  workspaceId: string;
  emailVerified: boolean;
  isOperator: boolean;
  createdAt: string;
};
export type VerifyEmail = { token: string };
export type Video = {
  id: string;
  projectId: string;
  name: string;
  status: AssetStatus;
  progress: number;
  durationMs: number | null;
  width: number | null;
  height: number | null;
  hasAudio: boolean | null;
  bytes: number;
  renditions: Rendition[];
  chromaKey: ChromaKey | null;
  captions: { language: string; url: string }[];
  posterUrl: string | null;
  error?: AssetError | undefined;
  createdAt: string;
};
export type VideoOverlay = {
  type: 'video';
  id: string;
  durationMs: number;
  hasAudio: boolean;
  sources: { url: string; sha256: string; bytes: number; contentType: string; width: number; height: number }[];
  transparency?: 'packed' | undefined;
  captions?: { url: string; sha256: string; bytes: number; language: string }[] | undefined;
  stream?: { url: string; sha256: string; bytes: number; parts: PublishedFile[] } | undefined;
  poster: PublishedFile | null;
  placement: Placement;
};
export type VideoStatus = { id: string; status: AssetStatus; progress: number; error?: AssetError | undefined };
export type Visibility = 'private' | 'public';
export type WantedParts = { numbers: number[] };
export type Webhook = { id: string; url: string; events: string[]; isActive: boolean; createdAt: string };
export type WebhookDelivery = {
  id: string;
  name: string;
  status: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  answerStatus: number | null;
  error: string | null;
  nextAttemptAt: string | null;
  deliveredAt: string | null;
  createdAt: string;
  payload: unknown;
};
export type Webhooks = { items: Webhook[] };
export type Workspace = { id: string; name: string; role: Role; isOwner: boolean; members: number; createdAt: string };
