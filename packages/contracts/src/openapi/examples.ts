// Made by `npm run openapi:examples` from calls of the tests; changes here are lost.

/** What a call may be sent and answer, by its operation. */
export const EXAMPLES: Readonly<Record<string, { request?: unknown; answer?: unknown }>> = {
  getAdminAuditCheck: {
    answer: {
      entries: 0,
      isWhole: false,
      fault: {
        entryId: '0',
        message: 'This entry, or the one before it, was changed, removed or added by other means.',
      },
    },
  },
  getAdminJobs: {
    answer: {
      items: [
        {
          id: 'transcode-video:01920000-0000-7000-8000-000000000001:1',
          name: 'transcode-video',
          workspaceId: '01920000-0000-7000-8000-000000000002',
          status: 'failed',
          attempts: 5,
          progress: 0,
          retryable: true,
          error: {
            code: 'internal_error',
            message: 'The disk is full.',
          },
          createdAt: '2026-11-20T09:30:00.000Z',
          finishedAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: 'transcode-video:01920000-0000-7000-8000-000000000003:1',
          name: 'transcode-video',
          workspaceId: '01920000-0000-7000-8000-000000000002',
          status: 'failed',
          attempts: 5,
          progress: 0,
          retryable: true,
          error: {
            code: 'internal_error',
            message: 'The disk is full.',
          },
          createdAt: '2026-11-20T09:30:00.000Z',
          finishedAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor:
        'WyIyMDI2LTExLTIyVDAxOjI0OjMzLjAzMFoiLCJ0cmFuc2NvZGUtdmlkZW86MDFhMjAwZGEtZGM2YS03M2Q4LTg4NjQtNjNmY2I4ODgyYTY0OjEiXQ',
    },
  },
  getAdminModeration: {
    answer: {
      items: [
        {
          linkId: '01920000-0000-7000-8000-000000000001',
          slug: 'nr6yse4',
          url: 'https://viewer.example/nr6yse4',
          name: 'nr6yse4',
          workspace: {
            id: '01920000-0000-7000-8000-000000000002',
            name: "Somebody's workspace",
          },
          hiddenAt: null,
          hiddenReason: null,
          reports: [
            {
              id: '01920000-0000-7000-8000-000000000003',
              reason: 'fraud',
              text: 'It asks for money.',
              createdAt: '2026-11-20T09:30:00.000Z',
            },
          ],
        },
      ],
      nextCursor: null,
    },
  },
  getAdminPlans: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          name: 'free',
          isDefault: true,
          limits: {
            projects: 5,
            storageBytes: 524288000,
            viewsPerMonth: 1000,
            requestsPerMinute: 100,
            imageBytes: 10485760,
            videoBytes: 104857600,
            videoDurationMs: 120000,
          },
          workspaces: 0,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          name: 'tiny',
          isDefault: false,
          limits: {
            projects: 1,
            storageBytes: 4000,
            viewsPerMonth: 10,
            requestsPerMinute: 7,
            imageBytes: 2000,
            videoBytes: 3000,
            videoDurationMs: 5000,
          },
          workspaces: 1,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getAdminStatistics: {
    answer: {
      users: 282,
      projects: 1,
      images: 1,
      videos: 1,
      markers: 1,
      links: 1,
      views: 0,
      storageBytes: 640,
      jobs: {
        'process-image': {
          waiting: 5,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'compact-image': {
          waiting: 0,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'transcode-video': {
          waiting: 5,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'transcode-ladder': {
          waiting: 0,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'compile-marker': {
          waiting: 3,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'compile-nft': {
          waiting: 0,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'prove-marker': {
          waiting: 0,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'publish-link': {
          waiting: 22,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'delete-files': {
          waiting: 13,
          active: 0,
          delayed: 0,
          failed: 0,
        },
        'roll-up-analytics': {
          waiting: 0,
          active: 0,
          delayed: 0,
          failed: 0,
        },
      },
    },
  },
  getAdminUsers: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          email: 'ada@example.com',
          name: 'summer',
          role: 'user',
          emailVerified: false,
          isOperator: false,
          blockedAt: null,
          projects: 1,
          storageBytes: 320,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          email: 'ada@example.com',
          name: 'summer',
          role: 'user',
          emailVerified: false,
          isOperator: false,
          blockedAt: null,
          projects: 1,
          storageBytes: 320,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor:
        'WyIwMWEyMDBkNi00MzZjLTc2NzUtOGY5Ny02MzY3NjE3ZjEzNGNAZXhhbXBsZS5jb20iLCIwMWEyMDBkNi00MzZjLTc2NzUtOGY5Ny02MzY3NjE3ZjEzNGMiXQ',
    },
  },
  getAdminWorkspaces: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          name: "Somebody's workspace",
          ownerEmail: 'ada@example.com',
          planId: null,
          planName: 'free',
          overrides: {},
          isReduced: false,
          projects: 0,
          storageBytes: 0,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor: null,
    },
  },
  getAnalyticsProjectsProjectId: {
    answer: {
      from: '2026-10-24',
      to: '2026-11-22',
      views: 1,
      uniqueViewers: 1,
      sessions: 1,
      avgWatchTimeMs: 0,
      funnel: [
        {
          step: 'opened',
          sessions: 1,
        },
        {
          step: 'camera_granted',
          sessions: 1,
        },
      ],
      countries: [
        {
          name: 'Unknown',
          views: 1,
        },
      ],
      devices: [
        {
          name: 'mobile',
          views: 1,
        },
      ],
      browsers: [
        {
          name: 'Safari',
          views: 1,
        },
      ],
      series: [
        {
          at: '2026-11-20T09:30:00.000Z',
          views: 0,
          sessions: 0,
          uniqueViewers: 0,
          watchTimeMs: 0,
        },
        {
          at: '2026-11-20T09:30:00.000Z',
          views: 0,
          sessions: 0,
          uniqueViewers: 0,
          watchTimeMs: 0,
        },
      ],
      links: [
        {
          linkId: '01920000-0000-7000-8000-000000000001',
          name: 'kdd6hbe',
          slug: 'kdd6hbe',
          views: 2,
          sessions: 2,
        },
        {
          linkId: '01920000-0000-7000-8000-000000000002',
          name: '548t7dm',
          slug: '548t7dm',
          views: 1,
          sessions: 1,
        },
      ],
    },
  },
  getAnalyticsProjectsProjectIdExport: {
    answer: [
      {
        started_at: '2026-11-20T09:30:00.000Z',
        session_id: '01920000-0000-7000-8000-000000000001',
        link: '2fknhy4',
        link_name: '=SUM(A1), "quoted"',
        viewed: true,
        device: 'mobile',
        browser: 'Safari',
        country: null,
        watch_time_ms: 0,
        max_percent: 0,
        completed: false,
      },
      {
        started_at: '2026-11-20T09:30:00.000Z',
        session_id: '01920000-0000-7000-8000-000000000002',
        link: '2fknhy4',
        link_name: '=SUM(A1), "quoted"',
        viewed: true,
        device: 'mobile',
        browser: 'Safari',
        country: null,
        watch_time_ms: 0,
        max_percent: 0,
        completed: false,
      },
    ],
  },
  getApiKeys: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          name: 'summer',
          prefix: 'arg_0McRWR',
          scopes: ['projects:read'],
          createdById: '01920000-0000-7000-8000-000000000002',
          expiresAt: null,
          lastUsedAt: null,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000003',
          name: 'summer',
          prefix: 'arg_Ao749t',
          scopes: ['projects:read'],
          createdById: '01920000-0000-7000-8000-000000000002',
          expiresAt: null,
          lastUsedAt: null,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getAudit: {
    answer: {
      items: [
        {
          id: '6',
          action: 'api_key.revoked',
          actor: {
            id: '01920000-0000-7000-8000-000000000001',
            name: 'Petra "the" Printer',
          },
          subjectType: 'api_key',
          subjectId: '01920000-0000-7000-8000-000000000002',
          details: {},
          device: 'node',
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '5',
          action: 'api_key.created',
          actor: {
            id: '01920000-0000-7000-8000-000000000001',
            name: 'Petra "the" Printer',
          },
          subjectType: 'api_key',
          subjectId: '01920000-0000-7000-8000-000000000003',
          details: {
            name: 'three',
            scopes: ['projects:read'],
          },
          device: 'node',
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor: '4',
    },
  },
  getAuditExport: {
    answer: [
      {
        id: '5',
        action: 'api_key.created',
        actor: {
          id: '01920000-0000-7000-8000-000000000001',
          name: 'Petra "the" Printer',
        },
        subjectType: 'api_key',
        subjectId: '01920000-0000-7000-8000-000000000002',
        details: {
          name: 'three',
          scopes: ['projects:read'],
        },
        device: 'node',
        createdAt: '2026-11-20T09:30:00.000Z',
      },
      {
        id: '4',
        action: 'api_key.created',
        actor: {
          id: '01920000-0000-7000-8000-000000000001',
          name: 'Petra "the" Printer',
        },
        subjectType: 'api_key',
        subjectId: '01920000-0000-7000-8000-000000000003',
        details: {
          name: 'two',
          scopes: ['projects:read'],
        },
        device: 'node',
        createdAt: '2026-11-20T09:30:00.000Z',
      },
    ],
  },
  getAuthOidcProviders: {
    answer: {
      items: [
        {
          id: 'oidc',
          name: 'House keys',
        },
      ],
    },
  },
  getDomains: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          host: 'lost.example.com',
          verifiedAt: '2026-11-20T09:30:00.000Z',
          missingSince: '2026-11-20T09:30:00.000Z',
          record: {
            name: '_argument.lost.example.com',
            value: 'argument-domain=00112233445566778899aabbccddeeff',
          },
          target: 'viewer.example',
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          host: 'kept.example.com',
          verifiedAt: '2026-11-20T09:30:00.000Z',
          missingSince: null,
          record: {
            name: '_argument.kept.example.com',
            value: 'argument-domain=00112233445566778899aabbccddeeff',
          },
          target: 'viewer.example',
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getHealthLive: {
    answer: {
      status: 'ok',
    },
  },
  getHealthReady: {
    answer: {
      status: 'ok',
      checks: {
        database: 'ok',
        storage: 'ok',
        queue: 'ok',
      },
    },
  },
  getImagesImageId: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      name: 'Sunset.jpg',
      status: 'queued',
      width: null,
      height: null,
      format: 'jpeg',
      bytes: 147687,
      originalUrl:
        'https://ar.example.com/files/originals/01920000-0000-7000-8000-000000000003/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855?expires=1790000000&download=Sunset.jpg&signature=example',
      renditions: [],
      exif: {},
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  getInvitations: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          email: 'ada@example.com',
          role: 'user',
          createdAt: '2026-11-20T09:30:00.000Z',
          expiresAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          email: 'ada@example.com',
          role: 'user',
          createdAt: '2026-11-20T09:30:00.000Z',
          expiresAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getLinksLinkId: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      name: '99panpw',
      slug: '99panpw',
      url: 'https://viewer.example/99panpw',
      phoneUrl: null,
      isActive: true,
      markerIds: ['01920000-0000-7000-8000-000000000003'],
      countries: [],
      maxViews: null,
      currentViews: 0,
      startsAt: null,
      expiresAt: null,
      domainId: null,
      hasPassword: false,
      engine: 'argument',
      publishedAt: null,
      warnings: [
        {
          code: 'marker_not_ready',
          message: '"x" is still being prepared. It joins the link by itself.',
        },
        {
          code: 'marker_without_video',
          message: '"x" has no video. Add one.',
        },
      ],
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  getLinksSlugConfig: {
    answer: {
      schemaVersion: 1,
      status: 'active',
      engine: 'argument',
      startsAt: null,
      expiresAt: null,
      markers: [],
      linkId: '01920000-0000-7000-8000-000000000001',
      slug: '8h8hh96',
      name: '8h8hh96',
    },
  },
  getMarkersMarkerId: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      name: 'poster',
      imageId: '01920000-0000-7000-8000-000000000003',
      videoIds: ['01920000-0000-7000-8000-000000000004'],
      settings: {
        scale: 1,
        offsetX: 0,
        offsetY: 0,
        rotation: 0,
        opacity: 1,
        autoplay: true,
        loop: true,
      },
      status: 'queued',
      progress: 0,
      trackability: null,
      reasons: [],
      features: [],
      files: [],
      proof: null,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  getMembers: {
    answer: {
      items: [
        {
          userId: '01920000-0000-7000-8000-000000000001',
          name: 'viewer',
          email: 'ada@example.com',
          role: 'viewer',
          isOwner: false,
          joinedAt: '2026-11-20T09:30:00.000Z',
        },
        {
          userId: '01920000-0000-7000-8000-000000000002',
          name: 'user',
          email: 'ada@example.com',
          role: 'user',
          isOwner: false,
          joinedAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor: 'WyJjYW5hcnktNDRiYWE2NWFkMjc4IiwiMDFhMjAwZDEtNmYyOS03NTg1LTkzNzItZjZkYmJmOTRlNjk4Il0',
    },
  },
  getProjects: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          name: 'Alpha',
          description: 'Under 100% rain_coats',
          tags: ['one', 'two'],
          visibility: 'private',
          counts: {
            images: 0,
            videos: 0,
            markers: 0,
            links: 0,
          },
          totalViews: 0,
          coverUrl: null,
          previewUrl: null,
          createdAt: '2026-11-20T09:30:00.000Z',
          updatedAt: '2026-11-20T09:30:00.000Z',
          deletedAt: null,
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          name: 'beta',
          description: '',
          tags: ['one'],
          visibility: 'private',
          counts: {
            images: 0,
            videos: 0,
            markers: 0,
            links: 0,
          },
          totalViews: 0,
          coverUrl: null,
          previewUrl: null,
          createdAt: '2026-11-20T09:30:00.000Z',
          updatedAt: '2026-11-20T09:30:00.000Z',
          deletedAt: null,
        },
      ],
      nextCursor: null,
    },
  },
  getProjectsProjectId: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'Harbour',
      description: '',
      tags: ['prints'],
      visibility: 'public',
      counts: {
        images: 0,
        videos: 0,
        markers: 0,
        links: 0,
      },
      totalViews: 0,
      coverUrl: null,
      previewUrl: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      updatedAt: '2026-11-20T09:30:00.000Z',
      deletedAt: null,
    },
  },
  getProjectsProjectIdImages: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          projectId: '01920000-0000-7000-8000-000000000002',
          name: 'summer',
          status: 'ready',
          width: null,
          height: null,
          format: null,
          bytes: 1,
          originalUrl:
            'https://ar.example.com/files/originals/01920000-0000-7000-8000-000000000001?expires=1790000000&download=summer&signature=example',
          renditions: [],
          exif: {},
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor: null,
    },
  },
  getProjectsProjectIdLinks: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          projectId: '01920000-0000-7000-8000-000000000002',
          name: 'summer',
          slug: 'slug-01920000-0000-7000-8000-000000000001',
          url: 'https://viewer.example/slug-01920000-0000-7000-8000-000000000001',
          phoneUrl: null,
          isActive: true,
          markerIds: ['01920000-0000-7000-8000-000000000003'],
          countries: [],
          maxViews: null,
          currentViews: 0,
          startsAt: null,
          expiresAt: null,
          domainId: null,
          hasPassword: false,
          engine: 'argument',
          publishedAt: null,
          warnings: [
            {
              code: 'marker_not_ready',
              message: '"summer" is still being prepared. It joins the link by itself.',
            },
            {
              code: 'marker_without_video',
              message: '"summer" has no video. Add one.',
            },
          ],
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor: null,
    },
  },
  getProjectsProjectIdMarkers: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          projectId: '01920000-0000-7000-8000-000000000002',
          name: 'summer',
          imageId: '01920000-0000-7000-8000-000000000003',
          videoIds: [],
          settings: {
            scale: 1,
            offsetX: 0,
            offsetY: 0,
            rotation: 0,
            opacity: 1,
            autoplay: true,
            loop: true,
          },
          status: 'queued',
          progress: 0,
          trackability: null,
          reasons: [],
          features: [],
          files: [],
          proof: null,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor: null,
    },
  },
  getProjectsProjectIdProgress: {
    answer: {
      projectId: '01920000-0000-7000-8000-000000000001',
      isRunning: false,
      progress: 100,
      secondsLeft: 0,
      filesLeft: 0,
      files: [],
    },
  },
  getProjectsProjectIdVideos: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          projectId: '01920000-0000-7000-8000-000000000002',
          name: 'summer',
          status: 'ready',
          progress: 100,
          durationMs: null,
          width: null,
          height: null,
          hasAudio: null,
          bytes: 1,
          renditions: [],
          chromaKey: null,
          captions: [],
          posterUrl: null,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
      nextCursor: null,
    },
  },
  getUsersMe: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      email: 'ada@example.com',
      name: 'S',
      role: 'admin',
      workspaceId: '01920000-0000-7000-8000-000000000002',
      emailVerified: false,
      isOperator: false,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  getUsersMeExport: {
    answer: {
      exportedAt: '2026-11-20T09:30:00.000Z',
      user: {
        id: '01920000-0000-7000-8000-000000000001',
        email: 'ada@example.com',
        name: 'Somebody',
        emailVerifiedAt: null,
        isOperator: false,
        blockedAt: null,
        createdAt: '2026-11-20T09:30:00.000Z',
        updatedAt: '2026-11-20T09:30:00.000Z',
        totpEnabledAt: null,
      },
      memberships: [
        {
          workspaceId: '01920000-0000-7000-8000-000000000002',
          userId: '01920000-0000-7000-8000-000000000001',
          role: 'admin',
          createdAt: '2026-11-20T09:30:00.000Z',
          workspace: {
            name: "Somebody's workspace",
          },
        },
      ],
      signIns: [
        {
          id: '01920000-0000-7000-8000-000000000003',
          userId: '01920000-0000-7000-8000-000000000001',
          device: 'node',
          rememberMe: false,
          createdAt: '2026-11-20T09:30:00.000Z',
          lastUsedAt: '2026-11-20T09:30:00.000Z',
          revokedAt: null,
        },
      ],
      identities: [],
      apiKeys: [],
      actions: [],
      workspace: {
        id: '01920000-0000-7000-8000-000000000002',
        name: "Somebody's workspace",
        planId: null,
        planOverrides: {},
        viewsOverSince: null,
        viewsToldAt: null,
        ownerId: '01920000-0000-7000-8000-000000000001',
        createdAt: '2026-11-20T09:30:00.000Z',
        updatedAt: '2026-11-20T09:30:00.000Z',
        members: [
          {
            workspaceId: '01920000-0000-7000-8000-000000000002',
            userId: '01920000-0000-7000-8000-000000000001',
            role: 'admin',
            createdAt: '2026-11-20T09:30:00.000Z',
          },
          {
            workspaceId: '01920000-0000-7000-8000-000000000002',
            userId: '01920000-0000-7000-8000-000000000004',
            role: 'user',
            createdAt: '2026-11-20T09:30:00.000Z',
          },
        ],
      },
      projects: [
        {
          id: '01920000-0000-7000-8000-000000000005',
          workspaceId: '01920000-0000-7000-8000-000000000002',
          createdById: '01920000-0000-7000-8000-000000000001',
          name: 'of the admin',
          description: '',
          tags: [],
          visibility: 'private',
          createdAt: '2026-11-20T09:30:00.000Z',
          updatedAt: '2026-11-20T09:30:00.000Z',
          deletedAt: null,
        },
        {
          id: '01920000-0000-7000-8000-000000000006',
          workspaceId: '01920000-0000-7000-8000-000000000002',
          createdById: '01920000-0000-7000-8000-000000000004',
          name: 'of the member',
          description: '',
          tags: [],
          visibility: 'private',
          createdAt: '2026-11-20T09:30:00.000Z',
          updatedAt: '2026-11-20T09:30:00.000Z',
          deletedAt: null,
        },
      ],
      images: [],
      videos: [],
      markers: [],
      links: [],
    },
  },
  getUsersMeIdentities: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          issuer: 'https://id.example',
          provider: 'id.example',
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          issuer: 'https://id.example',
          provider: 'id.example',
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getUsersMeQuota: {
    answer: {
      plan: 'tiny',
      projects: {
        used: 1,
        limit: 1,
      },
      storageBytes: {
        used: 0,
        limit: 4000,
      },
      viewsThisMonth: {
        used: 0,
        limit: 10,
      },
      isReduced: false,
      requestsPerMinute: 7,
      uploads: {
        imageBytes: 2000,
        videoBytes: 3000,
        videoDurationMs: 5000,
      },
    },
  },
  getUsersMeSessions: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          device: 'Chrome on Windows',
          current: true,
          createdAt: '2026-11-20T09:30:00.000Z',
          lastUsedAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          device: 'Chrome on Android',
          current: false,
          createdAt: '2026-11-20T09:30:00.000Z',
          lastUsedAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getUsersMeTwoFactor: {
    answer: {
      enabled: true,
      recoveryCodesLeft: 9,
    },
  },
  getVideosVideoId: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      name: 'file',
      status: 'queued',
      progress: 0,
      durationMs: null,
      width: null,
      height: null,
      hasAudio: null,
      bytes: 256,
      renditions: [],
      chromaKey: null,
      captions: [],
      posterUrl: null,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  getVideosVideoIdStatus: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      status: 'queued',
      progress: 0,
    },
  },
  getWebhooks: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          url: 'https://summer.example',
          events: ['video.ready'],
          isActive: true,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          url: 'https://summer.example',
          events: ['video.ready'],
          isActive: true,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getWebhooksWebhookIdDeliveries: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          name: 'webhook.test',
          status: 'failed',
          attempts: 11,
          answerStatus: 500,
          error: 'The receiver answered 500.',
          nextAttemptAt: null,
          deliveredAt: null,
          createdAt: '2026-11-20T09:30:00.000Z',
          payload: {
            message: 'This is a test. If you can read it, your webhook works.',
          },
        },
      ],
      nextCursor: null,
    },
  },
  getWorkspaces: {
    answer: {
      items: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          name: "Guest's workspace",
          role: 'admin',
          isOwner: true,
          members: 1,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
        {
          id: '01920000-0000-7000-8000-000000000002',
          name: "Boss's workspace",
          role: 'manager',
          isOwner: false,
          members: 2,
          createdAt: '2026-11-20T09:30:00.000Z',
        },
      ],
    },
  },
  getWorkspacesCurrent: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: "other's workspace",
      role: 'admin',
      isOwner: true,
      members: 4,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  getWorkspacesCurrentRetention: {
    answer: {
      sessionDays: 730,
      auditDays: null,
      deliveryDays: 90,
    },
  },
  patchAdminPlansPlanId: {
    request: {
      isDefault: true,
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'studio',
      isDefault: true,
      limits: {
        projects: 40,
        storageBytes: 4000,
        viewsPerMonth: 10,
        requestsPerMinute: 100,
        imageBytes: 2000,
        videoBytes: 3000,
        videoDurationMs: 5000,
      },
      workspaces: 1,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchAdminUsersUserId: {
    request: {},
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      email: 'ada@example.com',
      name: 'summer',
      role: 'user',
      emailVerified: false,
      isOperator: false,
      blockedAt: null,
      projects: 1,
      storageBytes: 320,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchAdminWorkspacesWorkspaceId: {
    request: {
      overrides: {
        projects: 7,
      },
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: "Somebody's workspace",
      ownerEmail: 'ada@example.com',
      planId: null,
      planName: 'free',
      overrides: {
        projects: 7,
      },
      isReduced: false,
      projects: 0,
      storageBytes: 0,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchLinksLinkId: {
    request: {
      startsAt: '2026-11-20T09:30:00.000Z',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      name: 'g9tyx7m',
      slug: 'g9tyx7m',
      url: 'https://viewer.example/g9tyx7m',
      phoneUrl: null,
      isActive: true,
      markerIds: ['01920000-0000-7000-8000-000000000003'],
      countries: ['DE'],
      maxViews: null,
      currentViews: 0,
      startsAt: '2026-11-20T09:30:00.000Z',
      expiresAt: null,
      domainId: null,
      hasPassword: false,
      engine: 'argument',
      publishedAt: null,
      warnings: [
        {
          code: 'marker_not_ready',
          message: '"Poster" is still being prepared. It joins the link by itself.',
        },
        {
          code: 'marker_without_video',
          message: '"Poster" has no video. Add one.',
        },
      ],
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchMarkersMarkerId: {
    request: {
      settings: {
        scale: 2,
        rotation: 90,
      },
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      name: 'poster',
      imageId: '01920000-0000-7000-8000-000000000003',
      videoIds: ['01920000-0000-7000-8000-000000000004'],
      settings: {
        scale: 2,
        offsetX: 0,
        offsetY: 0,
        rotation: 90,
        opacity: 1,
        autoplay: true,
        loop: true,
      },
      status: 'queued',
      progress: 0,
      trackability: null,
      reasons: [],
      features: [],
      files: [],
      proof: null,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchMembersUserId: {
    request: {
      role: 'user',
    },
    answer: {
      userId: '01920000-0000-7000-8000-000000000001',
      name: 'Guest',
      email: 'ada@example.com',
      role: 'user',
      isOwner: false,
      joinedAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchProjectsProjectId: {
    request: {
      visibility: 'public',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'Harbour',
      description: '',
      tags: ['prints'],
      visibility: 'public',
      counts: {
        images: 0,
        videos: 0,
        markers: 0,
        links: 0,
      },
      totalViews: 0,
      coverUrl: null,
      previewUrl: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      updatedAt: '2026-11-20T09:30:00.000Z',
      deletedAt: null,
    },
  },
  patchUsersMe: {
    request: {
      name: 'After',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      email: 'ada@example.com',
      name: 'After',
      role: 'admin',
      workspaceId: '01920000-0000-7000-8000-000000000002',
      emailVerified: false,
      isOperator: false,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchVideosVideoId: {
    request: {
      captions: [
        {
          language: 'en',
          webvtt: 'WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome to the fair.\n',
        },
        {
          language: 'de',
          webvtt: 'WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome to the fair.\n\n',
        },
      ],
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      name: 'file',
      status: 'queued',
      progress: 0,
      durationMs: null,
      width: null,
      height: null,
      hasAudio: null,
      bytes: 256,
      renditions: [],
      chromaKey: null,
      captions: [
        {
          language: 'en',
          url: 'https://ar.example.com/files/renditions/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.vtt?expires=1790000000&signature=example',
        },
        {
          language: 'de',
          url: 'https://ar.example.com/files/renditions/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.vtt?expires=1790000000&signature=example',
        },
      ],
      posterUrl: null,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchWebhooksWebhookId: {
    request: {
      isActive: false,
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      url: 'https://receiver.example/hook',
      events: ['video.ready'],
      isActive: false,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchWorkspacesCurrent: {
    request: {
      name: 'aaaa',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'aaaa',
      role: 'admin',
      isOwner: true,
      members: 4,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  patchWorkspacesCurrentRetention: {
    request: {
      sessionDays: 31,
      auditDays: 365,
    },
    answer: {
      sessionDays: 31,
      auditDays: 365,
      deliveryDays: 90,
    },
  },
  postAdminJobsRetry: {
    request: {
      id: 'transcode-video:01920000-0000-7000-8000-000000000001:1',
    },
    answer: {
      id: 'transcode-video:01920000-0000-7000-8000-000000000001:1',
      name: 'transcode-video',
      workspaceId: '01920000-0000-7000-8000-000000000002',
      status: 'queued',
      attempts: 0,
      progress: 0,
      retryable: false,
      error: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      finishedAt: null,
    },
  },
  postAdminModerationLinkIdDismiss: {
    answer: {
      linkId: '01920000-0000-7000-8000-000000000001',
      slug: 'fbupzfe',
      url: 'https://viewer.example/fbupzfe',
      name: 'fbupzfe',
      workspace: {
        id: '01920000-0000-7000-8000-000000000002',
        name: "Somebody's workspace",
      },
      hiddenAt: null,
      hiddenReason: null,
      reports: [],
    },
  },
  postAdminModerationLinkIdHide: {
    request: {
      reason: 'It shows a brand that is not yours.',
    },
    answer: {
      linkId: '01920000-0000-7000-8000-000000000001',
      slug: '4r7zefg',
      url: 'https://viewer.example/4r7zefg',
      name: '4r7zefg',
      workspace: {
        id: '01920000-0000-7000-8000-000000000002',
        name: "Somebody's workspace",
      },
      hiddenAt: '2026-11-20T09:30:00.000Z',
      hiddenReason: 'It shows a brand that is not yours.',
      reports: [],
    },
  },
  postAdminModerationLinkIdRestore: {
    answer: {
      linkId: '01920000-0000-7000-8000-000000000001',
      slug: '4r7zefg',
      url: 'https://viewer.example/4r7zefg',
      name: '4r7zefg',
      workspace: {
        id: '01920000-0000-7000-8000-000000000002',
        name: "Somebody's workspace",
      },
      hiddenAt: null,
      hiddenReason: null,
      reports: [],
    },
  },
  postAdminPlans: {
    request: {
      name: 'tiny',
      limits: {
        projects: 1,
        storageBytes: 4000,
        viewsPerMonth: 10,
        requestsPerMinute: 7,
        imageBytes: 2000,
        videoBytes: 3000,
        videoDurationMs: 5000,
      },
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'tiny',
      isDefault: false,
      limits: {
        projects: 1,
        storageBytes: 4000,
        viewsPerMonth: 10,
        requestsPerMinute: 7,
        imageBytes: 2000,
        videoBytes: 3000,
        videoDurationMs: 5000,
      },
      workspaces: 0,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postAnalyticsTrack: {
    request: {
      events: [
        {
          id: '01920000-0000-7000-8000-000000000001',
          sessionId: '01920000-0000-7000-8000-000000000002',
          linkId: '01920000-0000-7000-8000-000000000003',
          type: 'video_completed',
          timestamp: '2026-11-20T09:30:00.000Z',
          metadata: {
            watchedMs: 1500,
          },
        },
        {
          id: '01920000-0000-7000-8000-000000000004',
          sessionId: '01920000-0000-7000-8000-000000000002',
          linkId: '01920000-0000-7000-8000-000000000003',
          type: 'video_progress',
          timestamp: '2026-11-20T09:30:00.000Z',
          metadata: {
            percent: 50,
            watchedMs: 2000,
          },
        },
      ],
    },
    answer: {
      accepted: 0,
      duplicates: 4,
      rejected: [],
    },
  },
  postApiKeys: {
    request: {
      name: 'Short',
      scopes: ['projects:read'],
      expiresAt: '2026-11-20T09:30:00.000Z',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'Short',
      prefix: 'arg_G0KFwC',
      scopes: ['projects:read'],
      createdById: '01920000-0000-7000-8000-000000000002',
      expiresAt: '2026-11-20T09:30:00.000Z',
      lastUsedAt: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      key: 'arg_example',
    },
  },
  postAuthForgotPassword: {
    request: {
      email: 'ada@example.com',
    },
  },
  postAuthLogin: {
    request: {
      email: 'ada@example.com',
      password: 'correct horse battery',
      name: 'Old',
    },
    answer: {
      user: {
        id: '01920000-0000-7000-8000-000000000001',
        email: 'ada@example.com',
        name: 'Old',
        role: 'admin',
        workspaceId: '01920000-0000-7000-8000-000000000002',
        emailVerified: false,
        isOperator: false,
        createdAt: '2026-11-20T09:30:00.000Z',
      },
      accessToken: 'example.example.example',
      expiresIn: 900,
    },
  },
  postAuthOidcCode: {
    request: {
      code: '848480',
    },
    answer: {
      user: {
        id: '01920000-0000-7000-8000-000000000001',
        email: 'ada@example.com',
        name: 'Here',
        role: 'admin',
        workspaceId: '01920000-0000-7000-8000-000000000002',
        emailVerified: true,
        isOperator: false,
        createdAt: '2026-11-20T09:30:00.000Z',
      },
      accessToken: 'example.example.example',
      expiresIn: 900,
    },
  },
  postAuthOidcFinish: {
    request: {
      search: '?code=example&state=example&iss=https%3A%2F%2Far.example.com',
    },
    answer: {
      user: {
        id: '01920000-0000-7000-8000-000000000001',
        email: 'ada@example.com',
        name: 'Here',
        role: 'admin',
        workspaceId: '01920000-0000-7000-8000-000000000002',
        emailVerified: true,
        isOperator: false,
        createdAt: '2026-11-20T09:30:00.000Z',
      },
      accessToken: 'example.example.example',
      expiresIn: 900,
    },
  },
  postAuthOidcStart: {
    request: {
      provider: 'oidc',
    },
    answer: {
      url: 'https://ar.example.com/auth?redirect_uri=https%3A%2F%2Far.example.com%2Fsign-in%2Fcallback&scope=openid+email+profile&code_challenge=example&code_challenge_method=S256&state=example&nonce=example&client_id=argument&response_type=code',
    },
  },
  postAuthRefresh: {
    answer: {
      accessToken: 'example.example.example',
      expiresIn: 900,
    },
  },
  postAuthRegister: {
    request: {
      email: 'ada@example.com',
      password: 'correct horse battery',
      name: 'P',
    },
    answer: {
      user: {
        id: '01920000-0000-7000-8000-000000000001',
        email: 'ada@example.com',
        name: 'P',
        role: 'admin',
        workspaceId: '01920000-0000-7000-8000-000000000002',
        emailVerified: false,
        isOperator: false,
        createdAt: '2026-11-20T09:30:00.000Z',
      },
      accessToken: 'example.example.example',
      expiresIn: 900,
    },
  },
  postAuthResetPassword: {
    request: {
      token: 'example',
      password: 'a different password',
    },
  },
  postAuthVerifyEmail: {
    request: {
      token: 'example',
    },
  },
  postDomains: {
    request: {
      host: 'AR.Example.com',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      host: 'ar.example.com',
      verifiedAt: null,
      missingSince: null,
      record: {
        name: '_argument.ar.example.com',
        value: 'argument-domain=00112233445566778899aabbccddeeff',
      },
      target: 'viewer.example',
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postDomainsDomainIdVerify: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      host: 'ar.example.com',
      verifiedAt: '2026-11-20T09:30:00.000Z',
      missingSince: null,
      record: {
        name: '_argument.ar.example.com',
        value: 'argument-domain=00112233445566778899aabbccddeeff',
      },
      target: 'viewer.example',
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postImagesUpload: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      status: 'queued',
    },
  },
  postInvitations: {
    request: {
      email: 'ada@example.com',
      role: 'user',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      email: 'ada@example.com',
      role: 'user',
      createdAt: '2026-11-20T09:30:00.000Z',
      expiresAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postInvitationsAccept: {
    request: {
      token: 'example',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: "Boss's workspace",
      role: 'user',
      isOwner: false,
      members: 2,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postInvitationsPreview: {
    request: {
      token: 'example',
    },
    answer: {
      workspaceName: "Boss's workspace",
      email: 'ada@example.com',
      role: 'viewer',
    },
  },
  postLinksLinkIdQr: {
    request: {
      format: 'svg',
      color: '#1d4fc4',
      logo: 'iVBORw0KGgoAAAANSUhEUgAAAZAAAAGQCAYAAACAvzbMAAAJxElEQVR4Ae3BgW0sSo4EsJLg/FOu2xD6hDcY2J/k9H8CAP9P',
    },
  },
  postLinksSlugReports: {
    request: {
      reason: 'fraud',
      text: 'It asks for money.',
    },
  },
  postLinksSlugUnlock: {
    request: {
      password: 'open sesame',
    },
    answer: {
      schemaVersion: 1,
      linkId: '01920000-0000-7000-8000-000000000001',
      slug: '3kcfkbz',
      name: '3kcfkbz',
      status: 'active',
      startsAt: null,
      expiresAt: null,
      engine: 'argument',
      markers: [
        {
          id: '01920000-0000-7000-8000-000000000002',
          name: 'Poster',
          target: {
            width: 640,
            height: 480,
            preview: {
              url: '/api/v1/links/3kcfkbz/objects/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.mp4?expires=1790000000&signature=example',
              sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
              bytes: 20,
            },
          },
          engines: {
            argument: {
              url: '/api/v1/links/3kcfkbz/objects/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.mp4?expires=1790000000&signature=example',
              sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
              bytes: 20,
            },
          },
          overlays: [],
        },
      ],
    },
  },
  postMarkersGenerate: {
    request: {
      imageId: '01920000-0000-7000-8000-000000000001',
      videoId: '01920000-0000-7000-8000-000000000002',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000003',
      status: 'queued',
    },
  },
  postProjects: {
    request: {
      name: 'Alpha',
      tags: ['one', 'two'],
      description: 'Under 100% rain_coats',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'Alpha',
      description: 'Under 100% rain_coats',
      tags: ['one', 'two'],
      visibility: 'private',
      counts: {
        images: 0,
        videos: 0,
        markers: 0,
        links: 0,
      },
      totalViews: 0,
      coverUrl: null,
      previewUrl: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      updatedAt: '2026-11-20T09:30:00.000Z',
      deletedAt: null,
    },
  },
  postProjectsProjectIdDuplicate: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'Copy of summer',
      description: '',
      tags: [],
      visibility: 'private',
      counts: {
        images: 1,
        videos: 1,
        markers: 0,
        links: 0,
      },
      totalViews: 0,
      coverUrl: null,
      previewUrl: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      updatedAt: '2026-11-20T09:30:00.000Z',
      deletedAt: null,
    },
  },
  postProjectsProjectIdLinks: {
    request: {
      markerIds: ['01920000-0000-7000-8000-000000000001'],
      countries: ['DE'],
      startsAt: '2026-11-20T09:30:00.000Z',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000002',
      projectId: '01920000-0000-7000-8000-000000000003',
      name: 'g9tyx7m',
      slug: 'g9tyx7m',
      url: 'https://viewer.example/g9tyx7m',
      phoneUrl: null,
      isActive: true,
      markerIds: ['01920000-0000-7000-8000-000000000001'],
      countries: ['DE'],
      maxViews: null,
      currentViews: 0,
      startsAt: '2026-11-20T09:30:00.000Z',
      expiresAt: null,
      domainId: null,
      hasPassword: false,
      engine: 'argument',
      publishedAt: null,
      warnings: [
        {
          code: 'marker_not_ready',
          message: '"Poster" is still being prepared. It joins the link by itself.',
        },
        {
          code: 'marker_without_video',
          message: '"Poster" has no video. Add one.',
        },
      ],
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postProjectsProjectIdRestore: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'Gone',
      description: '',
      tags: [],
      visibility: 'private',
      counts: {
        images: 0,
        videos: 0,
        markers: 0,
        links: 0,
      },
      totalViews: 0,
      coverUrl: null,
      previewUrl: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      updatedAt: '2026-11-20T09:30:00.000Z',
      deletedAt: null,
    },
  },
  postUploadsDirect: {
    request: {
      projectId: '01920000-0000-7000-8000-000000000001',
      kind: 'video',
      filename: 'a.mp4',
      bytes: 1000,
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000002',
      partBytes: 8388608,
      parts: 1,
      expiresAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postUploadsUploadIdComplete: {
    request: {
      parts: [
        {
          number: 1,
          etag: '"00112233445566778899aabbccddeeff"',
        },
        {
          number: 2,
          etag: '"00112233445566778899aabbccddeeff"',
        },
      ],
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      status: 'queued',
    },
  },
  postUploadsUploadIdParts: {
    request: {
      numbers: [1, 2],
    },
    answer: {
      parts: [
        {
          number: 1,
          url: 'https://ar.example.com/files/incoming/01920000-0000-7000-8000-000000000001/direct?type=application%2Foctet-stream&bytes=8388608&expires=1790000000&multipart=01920000-0000-7000-8000-000000000002&part=1&signature=example',
          headers: {
            'content-type': 'application/octet-stream',
            'content-length': '8388608',
          },
        },
        {
          number: 2,
          url: 'https://ar.example.com/files/incoming/01920000-0000-7000-8000-000000000001/direct?type=application%2Foctet-stream&bytes=611548&expires=1790000000&multipart=01920000-0000-7000-8000-000000000002&part=2&signature=example',
          headers: {
            'content-type': 'application/octet-stream',
            'content-length': '611548',
          },
        },
      ],
    },
  },
  postUsersMeEmail: {
    request: {
      currentPassword: 'correct horse battery',
      email: 'ada@example.com',
    },
  },
  postUsersMePassword: {
    request: {
      currentPassword: 'correct horse battery',
      password: 'a different password',
    },
  },
  postUsersMeTwoFactor: {
    request: {
      currentPassword: 'correct horse battery',
    },
    answer: {
      secret: 'example',
      otpauthUrl:
        'otpauth://totp/ARgument:two%40example.com?issuer=ARgument&secret=NH76TVYGG4JGTQNY2XQFHLO7NRTWYB63&algorithm=SHA1&digits=6&period=30',
    },
  },
  postUsersMeTwoFactorDisable: {
    request: {
      currentPassword: 'correct horse battery',
    },
  },
  postUsersMeTwoFactorEnable: {
    request: {
      code: '078942',
    },
    answer: {
      recoveryCodes: ['gxx7-rjwh-rxqq-xibj', 'pmwb-xtiw-iykz-cphe'],
    },
  },
  postUsersMeTwoFactorRecoveryCodes: {
    request: {
      currentPassword: 'correct horse battery',
    },
    answer: {
      recoveryCodes: ['gqtv-qwxm-eh6d-ely7', 'utmv-ncpm-ea2y-wikl'],
    },
  },
  postVideosUpload: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      projectId: '01920000-0000-7000-8000-000000000002',
      status: 'queued',
    },
  },
  postWebhooks: {
    request: {
      url: 'https://receiver.example/hook',
      events: ['video.ready'],
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      url: 'https://receiver.example/hook',
      events: ['video.ready'],
      isActive: true,
      createdAt: '2026-11-20T09:30:00.000Z',
      secret: 'whsec_example=',
    },
  },
  postWebhooksWebhookIdDeliveriesDeliveryIdReplay: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'webhook.test',
      status: 'waiting',
      attempts: 0,
      answerStatus: null,
      error: null,
      nextAttemptAt: '2026-11-20T09:30:00.000Z',
      deliveredAt: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      payload: {
        message: 'This is a test. If you can read it, your webhook works.',
      },
    },
  },
  postWebhooksWebhookIdTest: {
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'webhook.test',
      status: 'waiting',
      attempts: 0,
      answerStatus: null,
      error: null,
      nextAttemptAt: '2026-11-20T09:30:00.000Z',
      deliveredAt: null,
      createdAt: '2026-11-20T09:30:00.000Z',
      payload: {
        message: 'This is a test. If you can read it, your webhook works.',
      },
    },
  },
  postWorkspaces: {
    request: {
      name: 'aaaa',
    },
    answer: {
      id: '01920000-0000-7000-8000-000000000001',
      name: 'aaaa',
      role: 'admin',
      isOwner: true,
      members: 1,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
  postWorkspacesCurrentTransfer: {
    request: {
      userId: '01920000-0000-7000-8000-000000000001',
    },
  },
};
