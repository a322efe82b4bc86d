/**
 * The catalogue of errors. One file, so that nobody is told the same thing in two ways.
 */
import { type RefusalCode, refusals } from '../domain/ledger/refusals.ts'

type Failure = Readonly<{ status: number; zh: string; en: string }>

/**
 * Every failure a caller can be told about: its code, its HTTP status, and words that say what to do.
 * `{name}` stands for a value that comes with the failure.
 */
export const errors = {
  'bad-input': {
    status: 400,
    zh: '填写的内容不正确，请按提示修改后再提交。',
    en: 'Some of the input is not right; correct what is listed and send it again.',
  },
  'bad-json': {
    status: 400,
    zh: '请求的内容不是有效的 JSON，请检查后再发送。',
    en: 'The body is not valid JSON; check it and send it again.',
  },
  'bad-request': {
    status: 400,
    zh: '请求不完整或不合 HTTP 规则，请检查后再发送。',
    en: 'The request is not whole, or not HTTP; check it and send it again.',
  },
  'bad-cursor': {
    status: 400,
    zh: '翻页位置无效，请从第一页重新打开。',
    en: 'The page position is not valid; open the list from its first page.',
  },
  'not-signed-in': {
    status: 401,
    zh: '请先登录；如果刚才已登录，可能已超时或在别处退出，请重新登录。',
    en: 'Sign in first; if you were signed in, it has timed out or was ended elsewhere: sign in again.',
  },
  'second-factor-missing': {
    status: 401,
    zh: '登录还差一步：请输入动态口令或使用通行密钥。',
    en: 'One step of signing in is missing: enter the one-time code or use a passkey.',
  },
  'phone-not-shown': {
    status: 401,
    zh: '请先用手机验证码打开“我的来件”，或凭编号和查询码查询。',
    en: 'Open your submissions with a code sent to your phone first, or look one up by its number and query code.',
  },
  'wrong-secret': {
    status: 401,
    zh: '密钥不对。请在请求头 authorization 里写 Bearer 和 LIANXIN_MISSED_CALLS_SECRET_FILE 里的密钥。',
    en: 'The secret is not right. Send the header authorization: Bearer with the secret of LIANXIN_MISSED_CALLS_SECRET_FILE.',
  },
  'wrong-phone-code': {
    status: 403,
    zh: '验证码不对，或者已经过期、用过、错过五次。请核对，或重新获取一个。',
    en: 'The code is not right, or it is too old, used, or was wrong five times. Check it, or have a new one sent.',
  },
  'sign-on-failed': {
    status: 403,
    zh: '统一身份认证没有完成，或者停留超过十分钟。请重新登录；仍不行请用账号密码登录，并告诉系统管理员。',
    en: 'The single sign-on was not completed, or took more than ten minutes. Start it again; if it fails again, sign in with your password and tell the system administrator.',
  },
  'sign-on-refused': {
    status: 403,
    zh: '统一身份认证已通过，但您在本系统没有可用的账号。请联系安全管理员开通。',
    en: 'The single sign-on worked, but you have no account here that can be used. Ask the security administrator for one.',
  },
  'sign-in-refused': {
    status: 401,
    zh: '用户名或密码不对，或者账号已停用。连续错五次，账号会锁定十五分钟；忘记密码请联系安全管理员。',
    en: 'Username or password is not right, or the account is disabled. Five wrong tries lock it for fifteen minutes; if you forgot the password, ask the security administrator.',
  },
  'code-refused': {
    status: 401,
    zh: '口令不对、已用过，或者手机时间不准。请等下一个口令再试；连续错五次，账号会锁定十五分钟。',
    en: 'The code is wrong or was used, or the clock of your phone is off. Wait for the next code; five wrong tries lock the account for fifteen minutes.',
  },
  'passkey-refused': {
    status: 401,
    zh: '通行密钥没有通过：可能不是本系统的、已被删除，或者停留太久。请重试，或改用密码和动态口令登录。',
    en: 'The passkey was not accepted: it may belong to another site, may have been removed, or it took too long. Try again, or use password and code.',
  },
  'rated-already': {
    status: 409,
    zh: '这个链接已经评价过了。想改评价，请凭编号和查询码查一查，或拨打12345。',
    en: 'This link was used to rate already. To say something else, look it up with your query code, or call 12345.',
  },
  'notice-not-found': {
    status: 404,
    zh: '没有这条通知，请刷新列表。',
    en: 'There is no such notice; load the list again.',
  },
  'notice-not-stuck': {
    status: 409,
    zh: '这条通知已经送出或正在发送，不需要重发，请刷新列表。',
    en: 'This notice was sent or is being sent; it need not be sent again. Load the list again.',
  },
  'last-factor': {
    status: 409,
    zh: '这是您唯一的第二因素，不能删除；请先设置验证器或另一把通行密钥。',
    en: 'This is your only second factor and stays; set up an authenticator or another passkey first.',
  },
  'password-refused': {
    status: 422,
    zh: '这个密码不能用：{reason}',
    en: 'This password cannot be taken: {reason}',
  },
  'password-too-old': {
    status: 403,
    zh: '密码已用了超过 {days} 天，请先在“本人账号”里换一个，再继续。',
    en: 'Your password is more than {days} days old; change it in your own account first, then go on.',
  },
  'link-refused': {
    status: 403,
    zh: '这个链接已经用过、过期，或者不完整。请向给您链接的管理员要一个新的。',
    en: 'This link was used, has run out, or is not whole. Ask the administrator who gave it to you for a new one.',
  },
  'own-account': {
    status: 403,
    zh: '不能停用或重置自己的账号，请由另一位安全管理员办理。',
    en: 'Nobody disables or resets an account of their own; another security administrator does.',
  },
  'not-allowed': {
    status: 403,
    zh: '您的岗位没有这项权限，如有需要请联系管理员。',
    en: 'Your role does not include this; ask an administrator if you need it.',
  },
  'identity-hidden': {
    status: 403,
    zh: '按规定您不能查看这位诉求人的身份。需要联系请用中转留言，或经热线中心征得诉求人同意；这次查看已记入日志。',
    en: 'You may not see who this submitter is. Write a relay message to reach them, or have the hotline ask for their leave; this attempt is on the log.',
  },
  'cross-site': {
    status: 403,
    zh: '这个请求不是从本网站发出的，没有执行。请直接打开本网站，再做一次。',
    en: 'This request did not come from this site and was not carried out. Open the site itself and try again.',
  },
  'own-grant': {
    status: 403,
    zh: '不能更改与本人有关的授权和代班，请由另一位安全管理员操作。',
    en: 'Nobody changes a grant or stand-in of their own; another security administrator does.',
  },
  'no-such-page': {
    status: 404,
    zh: '没有这个地址，请核对后再试。',
    en: 'There is nothing at this address; check it.',
  },
  'no-map': {
    status: 404,
    zh: '本地还没有录入地图。请从列表里选地点；录入地图请系统管理员运行 lianxin map。',
    en: 'No map has been put in for this prefecture. Choose places from the list; a system administrator puts one in with lianxin map.',
  },
  'matter-not-found': {
    status: 404,
    zh: '没有这个事项，请核对编号。',
    en: 'There is no such matter; check the number.',
  },
  'submission-not-found': {
    status: 404,
    zh: '没有找到这条来件，请核对编号和查询码。',
    en: 'No submission with this number and code; check both.',
  },
  'identity-absent': {
    status: 404,
    zh: '这条来件没有留下身份，或身份已按期删除。需要补充情况请用中转留言。',
    en: 'This submission came without a name, or it has been erased in time. To ask something, write a relay message.',
  },
  'missed-call-not-found': {
    status: 404,
    zh: '没有这个未接来电，请刷新后再试。',
    en: 'There is no such missed call; refresh and try again.',
  },
  'attachment-not-found': {
    status: 404,
    zh: '没有这个附件，请刷新后再试。',
    en: 'There is no such attachment; refresh and try again.',
  },
  'request-not-found': {
    status: 404,
    zh: '没有这个请求，请刷新后再试。',
    en: 'There is no such request; refresh and try again.',
  },
  'account-not-found': {
    status: 404,
    zh: '此人还没有账号，请先开通。',
    en: 'This person has no account yet; open one first.',
  },
  'catalogue-row-not-found': {
    status: 404,
    zh: '目录里没有这一行，请刷新后再试。',
    en: 'The catalogue has no such row; refresh and try again.',
  },
  'reader-file-broken': {
    status: 500,
    zh: '识读模型文件已损坏：{path}。请删除后重新训练。',
    en: 'The file of the reader is broken: {path}. Take it away and train again.',
  },
  'reader-nothing-learnt': {
    status: 422,
    zh: '还没有可用的识读模型，请先运行 train 训练。',
    en: 'There is no trained reader yet; run the command "train" first.',
  },
  'reader-too-few-lessons': {
    status: 422,
    zh: '可学习的来件太少：至少要有两个类别，每类三条以上；现有 {n} 条、{classes} 个类别。',
    en: 'There is too little to learn from: at least two classes with three messages each; there are {n} messages of {classes} classes.',
  },
  'reader-training-dropped': {
    status: 422,
    zh: '这次训练时间较久，模型已清理，只留有报告。请选用仍保存着的训练，或者重新训练。',
    en: 'The models of this old training were cleared away, only its report is kept; choose one whose models are kept, or train again.',
  },
  'reader-training-foreign': {
    status: 422,
    zh: '这次训练的类别大多不在本地分类里，不能启用。请用本地分类标注后重新训练。',
    en: 'Most labels of this training are not of the tree of this prefecture, so it cannot be put to use; label with the tree and train again.',
  },
  'reader-training-not-found': {
    status: 404,
    zh: '没有这次训练，请刷新后再试。',
    en: 'There is no such training; refresh and try again.',
  },
  'tenant-not-found': {
    status: 404,
    zh: '本系统还没有建立盟市，请管理员先运行 regions 命令。',
    en: 'No prefecture is set up yet; an administrator runs the command "regions" first.',
  },
  'method-not-allowed': {
    status: 405,
    zh: '这个地址不接受这种请求方式，请查看 /api/docs。',
    en: 'This address does not take this method; see /api/docs.',
  },
  'request-open': {
    status: 409,
    zh: '同样的请求正在办理，请等答复；答复期限见查询页。',
    en: 'The same request is being seen to; wait for the answer, its date stands where you look it up.',
  },
  'request-decided': {
    status: 409,
    zh: '这个请求已经答复过，不能再改；请刷新。',
    en: 'This request has been answered and stands; refresh.',
  },
  'missed-call-taken': {
    status: 409,
    zh: '这个号码{name}正在回拨，请先回拨别的。',
    en: '{name} is calling this number back; take another one.',
  },
  'missed-call-closed': {
    status: 409,
    zh: '这个未接来电已经处理完了，请刷新。',
    en: 'This missed call has been dealt with; refresh.',
  },
  'missed-call-not-taken': {
    status: 409,
    zh: '请先按“回拨”取得号码，再记结果。',
    en: 'Take the call first to get its number, then note what came of it.',
  },
  'erasure-hindered': {
    status: 409,
    zh: '现在还不能删除：{reason}',
    en: 'It cannot be erased now: {reason}',
  },
  'hold-as-it-is': {
    status: 409,
    zh: '这个事项的留存状态就是这样，不用再改。',
    en: 'The matter stands like that already; there is nothing to change.',
  },
  'account-exists': {
    status: 409,
    zh: '此人已经有账号；忘记密码请用“重置”。',
    en: 'This person has an account already; for a forgotten password, reset it.',
  },
  'username-taken': {
    status: 409,
    zh: '这个用户名已经有人用了，请换一个。',
    en: 'This username is taken; choose another.',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '这一行刚刚被别人修改过，请刷新后再改。',
    en: 'Somebody changed this row a moment ago; refresh, then change it.',
  },
  'too-slow': {
    status: 408,
    zh: '内容没有在规定时间内传完，请检查网络后再试。',
    en: 'The request did not arrive in time; check the network and try again.',
  },
  'too-large': {
    status: 413,
    zh: '内容太大，请缩短文字或压缩附件后再提交。',
    en: 'This is too large; shorten the text or compress the attachment.',
  },
  'relay-closed': {
    status: 409,
    zh: '该单位现在没有在办这件事，不能留言。有新的情况请拨打 12345，或再说一件。',
    en: 'The unit is not handling this now, so no message can be left. If there is news, call 12345 or say it as a new submission.',
  },
  'too-many-attachments': {
    status: 409,
    zh: '一条来件最多可附 10 个附件，其余请另交一条来件。',
    en: 'A submission takes at most 10 attachments; send the others with another submission.',
  },
  'unsupported-media': {
    status: 415,
    zh: '不支持这种格式；请求请用 JSON，附件请用图片、录音或 PDF。',
    en: 'This format is not taken: send JSON, and as attachments images, audio or PDF.',
  },
  'no-mobile-number': {
    status: 422,
    zh: '请填写 11 位的手机号码；固定电话和境外号码收不到验证码，请凭编号和查询码查询。',
    en: 'Enter a mobile number of 11 digits; landlines and numbers abroad get no code, use your number and query code.',
  },
  'attachment-unreadable': {
    status: 422,
    zh: '附件打不开，可能已损坏，请换一个文件。',
    en: 'The attachment cannot be opened; it may be damaged. Choose another file.',
  },
  'attachment-active': {
    status: 422,
    zh: '这个 PDF 带有脚本、表单程序或内嵌文件，不能接收。请打印成普通 PDF 或截成图片后再上传。',
    en: 'This PDF holds a script, a form program or embedded files. Print it to a plain PDF, or send a picture of it.',
  },
  'attachment-infected': {
    status: 422,
    zh: '附件里查出病毒，没有保存。请先杀毒，或换一个文件。',
    en: 'A virus was found in the attachment and it was not kept. Clean it first, or choose another file.',
  },
  'export-too-large': {
    status: 422,
    zh: '超过 {most} 行，没有导出。请加上状态、单位、地区等筛选条件，分几次导出。',
    en: 'There are more than {most} rows and nothing was exported. Narrow it down by status, unit or region, and take it in parts.',
  },
  'not-redacted': {
    status: 422,
    zh: '脱敏稿里还有电话、身份证号或银行卡号，请删去后再确认。',
    en: 'A telephone, identity number or bank card still stands in the copy; take it out, then confirm.',
  },
  'relay-names': {
    status: 422,
    zh: '给诉求人的留言里不能有手机号码、微信一类的账号、证件号或银行卡号、经办人的姓名，请删去后再发；需要对方来电，请留办公电话。',
    en: 'A message to a submitter holds no mobile number, no account such as of WeChat, no number of an identity or bank card, and no name of who writes it; take it out and send it again. To be called back, give the telephone of the office.',
  },
  'identity-missing': {
    status: 422,
    zh: '请求更正时，请填写正确的姓名或联系方式。',
    en: 'For a correction, give the name or the way to reach you as it should be.',
  },
  'username-refused': {
    status: 422,
    zh: '用户名须为 3 到 32 个字母、数字、汉字或 . _ -，以字母或汉字开头。',
    en: 'A username has 3 to 32 letters, digits or . _ - and begins with a letter.',
  },
  'same-person-twice': {
    status: 422,
    zh: '三类管理员须是三个不同的人，请填三个不同的姓名和用户名。',
    en: 'The three administrators are three people: give three different names and usernames.',
  },
  'catalogue-row-refused': {
    status: 422,
    zh: '这一行与其他目录不符：{reason}',
    en: 'This row does not fit the other catalogues: {reason}',
  },
  'wrong-host': {
    status: 421,
    zh: '请用本网站的正式网址 {origin} 访问；由代理转发时，请管理员让它保留原来的 Host。',
    en: 'Use the site under its own address, {origin}; a proxy before it has to pass on the Host it was asked for.',
  },
  'too-many-requests': {
    status: 429,
    zh: '这里的请求太频繁，请过 {minutes} 分钟再试；急事请拨打 12345。',
    en: 'Too many requests from here; try again in {minutes} min. If it is urgent, call 12345.',
  },
  'too-many-looks': {
    status: 429,
    zh: '您今天查看身份已达 {most} 次，请明天再看；确有急需请告诉安全管理员。',
    en: 'You have looked at identities {most} times today; go on tomorrow. If it cannot wait, tell the security administrator.',
  },
  'relay-limit': {
    status: 429,
    zh: '这条来件今天已留言 {count} 次，请明天再写；急事请拨打 12345。',
    en: 'There were {count} messages about this submission today; write again tomorrow. If it is urgent, call 12345.',
  },
  'too-many-codes': {
    status: 429,
    zh: '验证码要得太频繁：一个号码每分钟 1 次、每小时 5 次、每天 10 次。请稍后再试，或凭编号和查询码查询。',
    en: 'Too many codes were asked for: one number gets 1 a minute, 5 an hour, 10 a day. Try later, or use your number and query code.',
  },
  'codes-busy': {
    status: 429,
    zh: '现在要验证码的人太多，请过几分钟再试，或凭编号和查询码查询；急事请拨打 12345。',
    en: 'Too many people are asking for codes just now; try again in some minutes, or use your number and query code. If it is urgent, call 12345.',
  },
  'too-long-a-head': {
    status: 431,
    zh: '请求头太长，请清除本网站的 Cookie 后再试。',
    en: 'The head of the request is too long; clear the cookies of this site and try again.',
  },
  'demo-only': {
    status: 403,
    zh: '只有演示盟市可以这样查看口令，其他盟市请用各人自己的验证器。',
    en: 'Codes are told like this in the demo prefecture only; elsewhere everybody has an authenticator of their own.',
  },
  internal: {
    status: 500,
    zh: '系统出错了，内容没有保存，请稍后再试。',
    en: 'Something went wrong on our side and nothing was saved; try again later.',
  },
  unavailable: {
    status: 503,
    zh: '数据库暂时连不上，请稍后再试。',
    en: 'The database cannot be reached just now; try again shortly.',
  },
  'sms-unavailable': {
    status: 503,
    zh: '这里不能用手机验证码。请凭编号和查询码查询，或拨打 12345。',
    en: 'Codes by phone are not available here. Use your number and query code, or call 12345.',
  },
  'missed-calls-unavailable': {
    status: 503,
    zh: '这里还不能接收未接来电。请系统管理员设置 LIANXIN_MISSED_CALLS_SECRET_FILE 后重新启动。',
    en: 'Missed calls are not taken here yet. A system administrator sets LIANXIN_MISSED_CALLS_SECRET_FILE and starts the server again.',
  },
  'sign-on-unavailable': {
    status: 503,
    zh: '统一身份认证暂时不可用。请用账号密码登录，或稍后再试。',
    en: 'The single sign-on cannot be reached just now. Sign in with your password, or try again later.',
  },
  'scanner-unavailable': {
    status: 503,
    zh: '病毒检查暂时不可用，附件没有保存，请稍后再传。',
    en: 'The virus scanner cannot be reached just now and the attachment was not kept; send it again later.',
  },
  ...refusals,
} as const satisfies Record<RefusalCode, Failure> & Record<string, Failure>

export type ErrorCode = keyof typeof errors
