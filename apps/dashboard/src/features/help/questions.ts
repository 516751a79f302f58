interface Topic {
  title: string;
  entries: { question: string; answer: string }[];
}

export const questions: Topic[] = [
  {
    title: 'Before you print',
    entries: [
      {
        question: 'Which pictures work best?',
        answer:
          'Pictures with many small, irregular details all over: photographs of crowds, foliage, buildings, rich illustrations. Large plain areas, repeated patterns, soft gradients and mirror-like symmetry are hard to hold on to. The trackability gauge tells you before you print.',
      },
      {
        question: 'How large should the print be?',
        answer:
          'A good rule: people stand at most eight times as far away as the print is wide. A postcard works in the hand, an A3 poster from three metres. Matt paper beats glossy, because reflections hide details.',
      },
      {
        question: 'Where does the QR code go?',
        answer:
          'Beside the picture, never on it, two centimetres wide or more, with a white margin. Download it as SVG or PDF for the print shop.',
      },
    ],
  },
  {
    title: 'When people scan',
    entries: [
      {
        question: 'What do people need?',
        answer:
          'A phone with a camera and its own browser: Safari on iPhone, Chrome or another one on Android. No app. Inside some other apps the browser has no camera; the viewer then offers ways around it.',
      },
      {
        question: 'My phone warns about the certificate. Why?',
        answer:
          'Phone cameras need HTTPS. On one machine in your own network the platform makes its certificate itself, and no phone knows it. Choose to go on once; behind a real domain there is no warning.',
      },
      {
        question: 'Why is the sound off at first?',
        answer: 'Browsers play sound only after a tap. The viewer shows a button for it as soon as the video plays.',
      },
    ],
  },
  {
    title: 'Afterwards',
    entries: [
      {
        question: 'May I change the video of a printed picture?',
        answer:
          'Yes. Open the pair and choose "Replace video". The code and the print stay as they are; the new video plays as soon as it is ready.',
      },
      {
        question: 'What counts as a view?',
        answer:
          'One opening of the link in which the picture was found at least once. Openings without that are shown too, so that you see where people stop.',
      },
      {
        question: 'Do you follow people?',
        answer:
          'No. There are no cookies, and addresses are never stored. Unique viewers are counted by a hash that changes every day, so nobody can be told apart the day after.',
      },
    ],
  },
  {
    title: 'Together',
    entries: [
      {
        question: 'How do others work with me?',
        answer:
          'Invite them under Settings, Team. They get a message with a link that works for 7 days, with the address it was sent to. An Admin may do everything, a Manager every project, a User only projects of their own; a Viewer looks and changes nothing.',
      },
      {
        question: 'I belong to several workspaces. Where is my project?',
        answer:
          'In one of them. The name beside the logo is the workspace that you see now; press it to change. This device remembers it.',
      },
      {
        question: 'How do I protect my account better?',
        answer:
          'Under Settings, Account, set up a second factor: an app on your phone shows a code that sign-in asks for beside the password. Keep the recovery codes that you get with it; each signs you in once when the phone is lost.',
      },
      {
        question: 'How does a program of mine use the API?',
        answer:
          'With a key from Settings, API keys. Choose what it may do and how long, and copy it at once: it is shown only then. Every call is described under /api/docs.',
      },
    ],
  },
];
