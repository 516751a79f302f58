// Generated from the OpenAPI document by `npm run sdk:generate`; changes here are lost.
import type {
  AccessGrant,
  AdminJob,
  AdminStatistics,
  AdminUser,
  AdminWorkspace,
  AnalyticsEvent,
  ApiKey,
  AuditCheck,
  AuditEntry,
  ChangeEmail,
  ChangePassword,
  ConfirmPassword,
  CreateApiKey,
  CreateDomain,
  CreateInvitation,
  CreateLink,
  CreatePlan,
  CreateProject,
  CreateWebhook,
  DirectUpload,
  Domain,
  Domains,
  EnableTwoFactor,
  FinishOidc,
  ForgotPassword,
  GenerateMarker,
  Health,
  HideLink,
  Identities,
  Image,
  Invitation,
  InvitationPreview,
  InvitationToken,
  Link,
  LinkConfig,
  Login,
  Marker,
  MarkerAccepted,
  Member,
  ModeratedLink,
  NewApiKey,
  NewDirectUpload,
  NewWebhook,
  OidcCode,
  OidcProviders,
  OidcStarted,
  PartUrls,
  Plan,
  Plans,
  Project,
  ProjectAnalytics,
  ProjectProgress,
  QrWithLogo,
  Quota,
  RecoveryCodes,
  Register,
  ReportLink,
  ResetPassword,
  Retention,
  RetryJob,
  SaveWorkspace,
  SentParts,
  SignIns,
  SignedIn,
  StartOidc,
  TrackResult,
  TransferWorkspace,
  TwoFactor,
  TwoFactorSetup,
  UnlockLink,
  UpdateAdminUser,
  UpdateAdminWorkspace,
  UpdateLink,
  UpdateMarker,
  UpdateMember,
  UpdatePlan,
  UpdateProject,
  UpdateRetention,
  UpdateUser,
  UpdateVideo,
  UpdateWebhook,
  UploadAccepted,
  User,
  VerifyEmail,
  Video,
  VideoStatus,
  WantedParts,
  Webhook,
  WebhookDelivery,
  Webhooks,
  Workspace,
} from './schemas.js';

/** What every call of the API takes and gives, by method and path under `/api/v1`. */
export interface Calls {
  get: {
    /** Read your profile. Right: `account`. */
    '/users/me': { answer: User };
    /** Read the limits of your plan and what is used. Right: `quota.read`. */
    '/users/me/quota': { answer: Quota };
    /** Download everything that is kept about you. Right: `account`. */
    '/users/me/export': { answer: Blob };
    /** List where you are signed in. Right: `account`. */
    '/users/me/sessions': { answer: SignIns };
    /** Read whether sign-in asks for a second factor. Right: `account`. */
    '/users/me/two-factor': { answer: TwoFactor };
    /** List the OpenID providers that sign in here. For anybody. */
    '/auth/oidc/providers': { answer: OidcProviders };
    /** List the accounts elsewhere that sign in as you. Right: `account`. */
    '/users/me/identities': { answer: Identities };
    /** List the workspaces you belong to. Right: `account`. */
    '/workspaces': { answer: { items: Workspace[] } };
    /** Read the workspace. Right: `workspace.read`. */
    '/workspaces/current': { answer: Workspace };
    /** List the members of the workspace. Right: `workspace.read`. */
    '/members': {
      query?: { limit?: number | null | undefined; cursor?: string | null | undefined };
      answer: { items: Member[]; nextCursor: string | null };
    };
    /** List open invitations. Right: `workspace.manage`. */
    '/invitations': { answer: { items: Invitation[] } };
    /** Read how long the workspace keeps single sessions, audit entries and webhook deliveries. Right: `workspace.read`. */
    '/workspaces/current/retention': { answer: Retention };
    /** List the API keys of the workspace that you may manage. Right: `keys.manage`. */
    '/api-keys': { answer: { items: ApiKey[] } };
    /** List webhooks. Right: `webhooks.manage`. */
    '/webhooks': { answer: Webhooks };
    /** Read the log of a webhook, the newest first. Right: `webhooks.manage`. */
    '/webhooks/{webhookId}/deliveries': {
      path: { webhookId: string };
      query?: { limit?: number | null | undefined; cursor?: string | null | undefined };
      answer: { items: WebhookDelivery[]; nextCursor: string | null };
    };
    /** List projects. Right: `projects.read`. */
    '/projects': {
      query?: {
        limit?: number | null | undefined;
        cursor?: string | null | undefined;
        search?: string | null | undefined;
        tag?: string | null | undefined;
        sort?: 'newest' | 'oldest' | 'name' | null | undefined;
        state?: 'active' | 'deleted' | null | undefined;
      };
      answer: { items: Project[]; nextCursor: string | null };
    };
    /** Read a project. Right: `projects.read`. */
    '/projects/{projectId}': { path: { projectId: string }; answer: Project };
    /** Read how far the work on a project is and how long it takes still. Right: `projects.read`. */
    '/projects/{projectId}/progress': { path: { projectId: string }; answer: ProjectProgress };
    /** List the images of a project. Right: `projects.read`. */
    '/projects/{projectId}/images': {
      path: { projectId: string };
      query?: { limit?: number | null | undefined; cursor?: string | null | undefined };
      answer: { items: Image[]; nextCursor: string | null };
    };
    /** Read an image. Right: `projects.read`. */
    '/images/{imageId}': { path: { imageId: string }; answer: Image };
    /** List the videos of a project. Right: `projects.read`. */
    '/projects/{projectId}/videos': {
      path: { projectId: string };
      query?: { limit?: number | null | undefined; cursor?: string | null | undefined };
      answer: { items: Video[]; nextCursor: string | null };
    };
    /** Read a video. Right: `projects.read`. */
    '/videos/{videoId}': { path: { videoId: string }; answer: Video };
    /** Read how far a video is. Right: `projects.read`. */
    '/videos/{videoId}/status': { path: { videoId: string }; answer: VideoStatus };
    /** List the markers of a project. Right: `projects.read`. */
    '/projects/{projectId}/markers': {
      path: { projectId: string };
      query?: { limit?: number | null | undefined; cursor?: string | null | undefined };
      answer: { items: Marker[]; nextCursor: string | null };
    };
    /** Read a marker. Right: `projects.read`. */
    '/markers/{markerId}': { path: { markerId: string }; answer: Marker };
    /** List the links of a project. Right: `projects.read`. */
    '/projects/{projectId}/links': {
      path: { projectId: string };
      query?: { limit?: number | null | undefined; cursor?: string | null | undefined };
      answer: { items: Link[]; nextCursor: string | null };
    };
    /** Read a link. Right: `projects.read`. */
    '/links/{linkId}': { path: { linkId: string }; answer: Link };
    /** Draw the QR code of a link. Right: `projects.read`. */
    '/links/{linkId}/qr': {
      path: { linkId: string };
      query?: {
        format?: 'png' | 'svg' | 'pdf' | null | undefined;
        size?: number | null | undefined;
        target?: 'public' | 'phone' | null | undefined;
        color?: string | null | undefined;
      };
      answer: Blob;
    };
    /** Read what the viewer reads: the published link config. For anybody. */
    '/links/{slug}/config': {
      path: { slug: string };
      query?: { host?: string | null | undefined };
      answer: LinkConfig;
    };
    /** List the names that links of the workspace can have. Right: `workspace.read`. */
    '/domains': { answer: Domains };
    /** May the reverse proxy get a certificate for this name? 404 for names that nobody has verified. For anybody. */
    '/domains/ask': { query?: { domain?: string | null | undefined }; answer: undefined };
    /** Lay out a page to print: the picture at its physical size, the QR code and what to do. Right: `projects.read`. */
    '/links/{linkId}/print-sheet': {
      path: { linkId: string };
      query?: {
        paper?: 'a6' | 'a5' | 'a4' | 'a3' | 'letter' | null | undefined;
        language?: 'en' | 'de' | 'es' | 'fr' | 'it' | 'pt' | null | undefined;
        pictureWidth?: number | null | undefined;
        cropMarks?: string | null | undefined;
        markerId?: string | null | undefined;
      };
      answer: Blob;
    };
    /** Read the analytics of a project. Right: `analytics.read`. */
    '/analytics/projects/{projectId}': {
      path: { projectId: string };
      query?: {
        from?: string | null | undefined;
        to?: string | null | undefined;
        interval?: 'day' | 'hour' | null | undefined;
        linkId?: string | null | undefined;
      };
      answer: ProjectAnalytics;
    };
    /** Download the sessions of a project. Right: `analytics.read`. */
    '/analytics/projects/{projectId}/export': {
      path: { projectId: string };
      query?: {
        format?: 'csv' | 'json' | null | undefined;
        from?: string | null | undefined;
        to?: string | null | undefined;
      };
      answer: Blob;
    };
    /** Follow what happens in your workspace as server-sent events; Last-Event-ID goes on where you stopped. Right: `events.read`. */
    '/events': { answer: Blob };
    /** Read the audit log of the workspace, the newest first. Right: `audit.read`. */
    '/audit': {
      query?: {
        limit?: number | null | undefined;
        cursor?: string | null | undefined;
        search?: string | null | undefined;
        from?: string | null | undefined;
        to?: string | null | undefined;
      };
      answer: { items: AuditEntry[]; nextCursor: string | null };
    };
    /** Save the audit log of the workspace. Right: `audit.read`. */
    '/audit/export': {
      query?: {
        search?: string | null | undefined;
        from?: string | null | undefined;
        to?: string | null | undefined;
        format?: 'csv' | 'json' | null | undefined;
      };
      answer: Blob;
    };
    /** Check that nobody has changed, removed or added anything in the audit log. Right: `installation`. */
    '/admin/audit/check': { answer: AuditCheck };
    /** List accounts. Right: `installation`. */
    '/admin/users': {
      query?: {
        limit?: number | null | undefined;
        cursor?: string | null | undefined;
        search?: string | null | undefined;
      };
      answer: { items: AdminUser[]; nextCursor: string | null };
    };
    /** Read the installation in numbers. Right: `installation`. */
    '/admin/statistics': { answer: AdminStatistics };
    /** List jobs, by default those that were given up. Right: `installation`. */
    '/admin/jobs': {
      query?: {
        limit?: number | null | undefined;
        cursor?: string | null | undefined;
        status?: 'queued' | 'active' | 'succeeded' | 'failed' | 'cancelled' | null | undefined;
      };
      answer: { items: AdminJob[]; nextCursor: string | null };
    };
    /** List the plans. Right: `installation`. */
    '/admin/plans': { answer: Plans };
    /** Find workspaces. Right: `installation`. */
    '/admin/workspaces': {
      query?: {
        limit?: number | null | undefined;
        cursor?: string | null | undefined;
        search?: string | null | undefined;
      };
      answer: { items: AdminWorkspace[]; nextCursor: string | null };
    };
    /** List links that were reported, or those that are hidden. Right: `installation`. */
    '/admin/moderation': {
      query?: {
        limit?: number | null | undefined;
        cursor?: string | null | undefined;
        state?: 'open' | 'hidden' | null | undefined;
      };
      answer: { items: ModeratedLink[]; nextCursor: string | null };
    };
    /** The process runs. For anybody. */
    '/health/live': { answer: { status: 'ok' } };
    /** It can do its work; 503 when it cannot. For anybody. */
    '/health/ready': { answer: Health };
  };
  head: {
    /** Ask how much of a file has arrived (tus 1.0). Right: `projects.write`. */
    '/uploads/{uploadId}': { path: { uploadId: string }; answer: undefined };
  };
  post: {
    /** Create an account and sign in. For anybody. */
    '/auth/register': { body: Register; answer: SignedIn };
    /** Sign in; the refresh token comes as an HttpOnly cookie. For anybody. */
    '/auth/login': { body: Login; answer: SignedIn };
    /** Renew the access token; the cookie is good for one use. With the refresh cookie. */
    '/auth/refresh': { answer: AccessGrant };
    /** End this sign-in. With the refresh cookie. */
    '/auth/logout': { answer: undefined };
    /** Send a message to choose a new password, if the address has an account. For anybody. */
    '/auth/forgot-password': { body: ForgotPassword; answer: undefined };
    /** Choose a new password with the token of the message. For anybody. */
    '/auth/reset-password': { body: ResetPassword; answer: undefined };
    /** Confirm an e-mail address with the token of the message. For anybody. */
    '/auth/verify-email': { body: VerifyEmail; answer: undefined };
    /** Change your password; other sign-ins end. Right: `account`. */
    '/users/me/password': { body: ChangePassword; answer: undefined };
    /** Change your e-mail address; it waits for a confirmation from there. Right: `account`. */
    '/users/me/email': { body: ChangeEmail; answer: undefined };
    /** Begin with a second factor: get the secret for an authenticator app. Right: `account`. */
    '/users/me/two-factor': { body: ConfirmPassword; answer: TwoFactorSetup };
    /** Put the second factor in force with a code of the app; answers recovery codes. Right: `account`. */
    '/users/me/two-factor/enable': { body: EnableTwoFactor; answer: RecoveryCodes };
    /** Get new recovery codes; the old ones end. Right: `account`. */
    '/users/me/two-factor/recovery-codes': { body: ConfirmPassword; answer: RecoveryCodes };
    /** Sign in without a second factor again. Right: `account`. */
    '/users/me/two-factor/disable': { body: ConfirmPassword; answer: undefined };
    /** Begin a sign-in at an OpenID provider; a cookie keeps what the browser must bring back. For anybody. */
    '/auth/oidc/start': { body: StartOidc; answer: OidcStarted };
    /** Sign in with what the OpenID provider answered. With the refresh cookie. */
    '/auth/oidc/finish': { body: FinishOidc; answer: SignedIn };
    /** Add the code of the second factor to a sign-in at an OpenID provider. With the refresh cookie. */
    '/auth/oidc/code': { body: OidcCode; answer: SignedIn };
    /** Create a workspace of your own. Right: `account`. */
    '/workspaces': { body: SaveWorkspace; answer: Workspace };
    /** Leave the workspace; its owner cannot. Right: `workspace.read`. */
    '/workspaces/current/leave': { answer: undefined };
    /** Make another member the owner; only the owner can. Right: `workspace.manage`. */
    '/workspaces/current/transfer': { body: TransferWorkspace; answer: undefined };
    /** Invite somebody by mail. Right: `workspace.manage`. */
    '/invitations': { body: CreateInvitation; answer: Invitation };
    /** Read an invitation with the token of its message. For anybody. */
    '/invitations/preview': { body: InvitationToken; answer: InvitationPreview };
    /** Accept an invitation with the token of its message. Right: `account`. */
    '/invitations/accept': { body: InvitationToken; answer: Workspace };
    /** Create an API key; it is shown this once. Right: `keys.manage`. */
    '/api-keys': { body: CreateApiKey; answer: NewApiKey };
    /** Have events posted to an address; the secret is shown this once. Right: `webhooks.manage`. */
    '/webhooks': { body: CreateWebhook; answer: NewWebhook };
    /** Send a test delivery. Right: `webhooks.manage`. */
    '/webhooks/{webhookId}/test': { path: { webhookId: string }; answer: WebhookDelivery };
    /** Send a delivery once more. Right: `webhooks.manage`. */
    '/webhooks/{webhookId}/deliveries/{deliveryId}/replay': {
      path: { webhookId: string; deliveryId: string };
      answer: WebhookDelivery;
    };
    /** Create a project. Right: `projects.write`. */
    '/projects': { body: CreateProject; answer: Project };
    /** Restore a deleted project. Right: `projects.write`. */
    '/projects/{projectId}/restore': { path: { projectId: string }; answer: Project };
    /** Copy a project with what is ready in it; links are left out, for they belong to prints. Right: `projects.write`. */
    '/projects/{projectId}/duplicate': { path: { projectId: string }; answer: Project };
    /** Upload a JPEG, PNG, WebP or AVIF picture. Right: `projects.write`. */
    '/images/upload': { body: FormData; answer: UploadAccepted };
    /** Upload an MP4, MOV or WebM video. Right: `projects.write`. */
    '/videos/upload': { body: FormData; answer: UploadAccepted };
    /** Announce a file (tus 1.0, creation). Right: `projects.write`. */
    '/uploads': { answer: undefined };
    /** Announce a file that goes straight to the object store, in parts. Right: `projects.write`. */
    '/uploads/direct': { body: NewDirectUpload; answer: DirectUpload };
    /** Get addresses to PUT parts at, each good for five minutes, one part and one length. Right: `projects.write`. */
    '/uploads/{uploadId}/parts': { path: { uploadId: string }; body: WantedParts; answer: PartUrls };
    /** Put the parts together and take the file in. Right: `projects.write`. */
    '/uploads/{uploadId}/complete': { path: { uploadId: string }; body: SentParts; answer: UploadAccepted };
    /** Compile an image into a marker. Right: `projects.write`. */
    '/markers/generate': { body: GenerateMarker; answer: MarkerAccepted };
    /** Publish markers under a public address. Right: `projects.write`. */
    '/projects/{projectId}/links': { path: { projectId: string }; body: CreateLink; answer: Link };
    /** Draw the QR code of a link with a logo; refused when it could not be read. Right: `projects.read`. */
    '/links/{linkId}/qr': { path: { linkId: string }; body: QrWithLogo; answer: Blob };
    /** Pass the gate of a link: answers its whole config, whose files can be read for an hour. For anybody. */
    '/links/{slug}/unlock': { path: { slug: string }; body: UnlockLink; answer: LinkConfig };
    /** Add a name; it works once its TXT record was found. Right: `domains.manage`. */
    '/domains': { body: CreateDomain; answer: Domain };
    /** Look for the TXT record now. Right: `domains.manage`. */
    '/domains/{domainId}/verify': { path: { domainId: string }; answer: Domain };
    /** Record what a viewer did; one event or several; sending twice is harmless. For anybody. */
    '/analytics/track': { body: { events: AnalyticsEvent[] } | AnalyticsEvent; answer: TrackResult };
    /** Try a job again that was given up. Right: `installation`. */
    '/admin/jobs/retry': { body: RetryJob; answer: AdminJob };
    /** Make a plan. Right: `installation`. */
    '/admin/plans': { body: CreatePlan; answer: Plan };
    /** Tell the operator that something is wrong with a link. For anybody. */
    '/links/{slug}/reports': { path: { slug: string }; body: ReportLink; answer: undefined };
    /** Hide a link, with a reason that its owner sees. Right: `installation`. */
    '/admin/moderation/{linkId}/hide': { path: { linkId: string }; body: HideLink; answer: ModeratedLink };
    /** Show a link again that was hidden. Right: `installation`. */
    '/admin/moderation/{linkId}/restore': { path: { linkId: string }; answer: ModeratedLink };
    /** Decide that nothing is wrong with a link that was reported. Right: `installation`. */
    '/admin/moderation/{linkId}/dismiss': { path: { linkId: string }; answer: ModeratedLink };
  };
  patch: {
    /** Change your profile. Right: `account`. */
    '/users/me': { body: UpdateUser; answer: User };
    /** Rename the workspace. Right: `workspace.manage`. */
    '/workspaces/current': { body: SaveWorkspace; answer: Workspace };
    /** Change the role of a member. Right: `workspace.manage`. */
    '/members/{userId}': { path: { userId: string }; body: UpdateMember; answer: Member };
    /** Change how long they are kept; what is older is erased within the hour. Right: `workspace.manage`. */
    '/workspaces/current/retention': { body: UpdateRetention; answer: Retention };
    /** Change a webhook or pause it. Right: `webhooks.manage`. */
    '/webhooks/{webhookId}': { path: { webhookId: string }; body: UpdateWebhook; answer: Webhook };
    /** Change a project. Right: `projects.write`. */
    '/projects/{projectId}': { path: { projectId: string }; body: UpdateProject; answer: Project };
    /** Give a video captions, or a key colour that becomes transparent. Right: `projects.write`. */
    '/videos/{videoId}': { path: { videoId: string }; body: UpdateVideo; answer: Video };
    /** Send the next bytes of a file (tus 1.0). Right: `projects.write`. */
    '/uploads/{uploadId}': { path: { uploadId: string }; answer: undefined };
    /** Change placement, videos or name of a marker. Right: `projects.write`. */
    '/markers/{markerId}': { path: { markerId: string }; body: UpdateMarker; answer: Marker };
    /** Change a link. Right: `projects.write`. */
    '/links/{linkId}': { path: { linkId: string }; body: UpdateLink; answer: Link };
    /** Block an account or change its rights. Right: `installation`. */
    '/admin/users/{userId}': { path: { userId: string }; body: UpdateAdminUser; answer: AdminUser };
    /** Change a plan, for every workspace that has it. Right: `installation`. */
    '/admin/plans/{planId}': { path: { planId: string }; body: UpdatePlan; answer: Plan };
    /** Give a workspace a plan, or limits of its own. Right: `installation`. */
    '/admin/workspaces/{workspaceId}': {
      path: { workspaceId: string };
      body: UpdateAdminWorkspace;
      answer: AdminWorkspace;
    };
  };
  delete: {
    /** Delete your account and everything that only you belong to. Right: `account`. */
    '/users/me': { answer: undefined };
    /** Sign out everywhere else. Right: `account`. */
    '/users/me/sessions': { answer: undefined };
    /** End one sign-in. Right: `account`. */
    '/users/me/sessions/{sessionId}': { path: { sessionId: string }; answer: undefined };
    /** Take an account elsewhere off yours. Right: `account`. */
    '/users/me/identities/{identityId}': { path: { identityId: string }; answer: undefined };
    /** Remove a member; what they made stays. Right: `workspace.manage`. */
    '/members/{userId}': { path: { userId: string }; answer: undefined };
    /** Withdraw an invitation. Right: `workspace.manage`. */
    '/invitations/{invitationId}': { path: { invitationId: string }; answer: undefined };
    /** Revoke an API key; it stops working at once. Right: `keys.manage`. */
    '/api-keys/{keyId}': { path: { keyId: string }; answer: undefined };
    /** Delete a webhook with its log. Right: `webhooks.manage`. */
    '/webhooks/{webhookId}': { path: { webhookId: string }; answer: undefined };
    /** Delete a project; it can be restored for 30 days. Right: `projects.write`. */
    '/projects/{projectId}': { path: { projectId: string }; answer: undefined };
    /** Delete an image and the markers made from it. Right: `projects.write`. */
    '/images/{imageId}': { path: { imageId: string }; answer: undefined };
    /** Delete a video. Right: `projects.write`. */
    '/videos/{videoId}': { path: { videoId: string }; answer: undefined };
    /** Give an upload up (tus 1.0, termination). Right: `projects.write`. */
    '/uploads/{uploadId}': { path: { uploadId: string }; answer: undefined };
    /** Delete a marker. Right: `projects.write`. */
    '/markers/{markerId}': { path: { markerId: string }; answer: undefined };
    /** Delete a link. Right: `projects.write`. */
    '/links/{linkId}': { path: { linkId: string }; answer: undefined };
    /** Remove a name; its links go back to the usual address. Right: `domains.manage`. */
    '/domains/{domainId}': { path: { domainId: string }; answer: undefined };
    /** Delete an account. Right: `installation`. */
    '/admin/users/{userId}': { path: { userId: string }; answer: undefined };
    /** Delete a plan; its workspaces get the default one. Right: `installation`. */
    '/admin/plans/{planId}': { path: { planId: string }; answer: undefined };
  };
}
