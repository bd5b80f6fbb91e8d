/** Words that carry structure or courtesy and no topic, by language. Short lists of our own; keys as `wordsOf` gives them. */

const lists: Readonly<Record<string, string>> = {
  en: `a able about above across actually after afterwards again against ago ain't all almost alone along already also although always am
    among an and another any anybody anymore anyone anything anyway anywhere are aren't around as ask asked at away back bad be became because
    become been before begin behind being believe below best better between big both bring but by call came can can't cannot cant come comes
    coming could couldn't couple did didn't different do does doesn't doing don't done dont down during each either else end enough even ever
    every everyone everything exactly far few fine first for found from further gave general get gets getting give given gives giving go goes
    going gone gonna good got gotta great guess had hadn't has hasn't have haven't having he he'd he'll he's hello help helpful hence her here
    here's hers herself hey hi him himself his hmm how how's however i i'd i'll i'm i've id if ill im in indeed instead into is isn't it it'd it'll
    it's its itself ive just keep kind kinda knew know known knows last later least less let let's lets like likely little long look looking
    looks lot lots made make makes making many may maybe me mean means might mine more most much must my myself near need needed needs neither
    never new next nice no nobody none nope nor not nothing now nowhere of off often oh ok okay old on once one ones only onto or other others
    otherwise ought our ours ourselves out over own part people per perfect perhaps please possible pretty probably put quite rather really right
    said same saw say saying says second see seem seems seen several shall she she'd she'll she's should shouldn't show simple since so some
    somebody somehow someone something sometime sometimes somewhere soon sorry sort sounds still stuff such suggest sure take taken tell tends than
    thank thanks that that'd that'll that's the their theirs them themselves then there there's therefore these they they'd they'll they're they've
    thing things think this those though thought three through thus to together told too took toward towards tried try trying two u under unless
    until up upon ur us use used useful uses using usually various very via want wanted wants was wasn't way ways we we'd we'll we're we've well
    went were weren't what what's whatever when whenever where where's whereas wherever whether which while who who's whoever whole whom whose why
    will with within without won't wonder wondering would wouldn't wow yeah yep yes yet you you'd you'll you're you've your yours yourself
    yourselves thats whats alright awesome cool absolutely basically definitely`,
  es: `a al algo algún alguna algunas alguno algunos ante antes aquí así aunque ayuda ayudar ayúdame bien buen buenas bueno buenos cada como cómo con
    cosa cosas cual cuál cuando cuándo cuánto de del desde donde dónde dos el él ella ellos en entre era eres es esa ese eso esta está estaba están
    estar este esto estos estoy favor fue gracias ha hace hacer hacia hasta hay haya he hola ir la las le les lo los luego más me mejor mi mí mis
    mucho muchas muy nada necesito ni no nos nosotros o otra otro para pero poco podría por porque puede puedes puedo pues que qué quería quiero
    quien quién se sé sea según ser si sí sido sin sobre solo sólo son soy su sus también tan tanto te tengo tener tiene tienes todo toda todos tu tú
    tus un una unas uno unos usted va vez voy y ya yo`,
  de: `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist bitte brauche da dabei dafür damit danach
    danke dann das dass dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen
    einer eines einfach er es etwas euch für ganz geht gern gerne gibt gut hab habe haben hallo hast hat hatte helfen hier hilf hilfe ich ihm ihn ihr
    ihre im immer in ins ist ja jede jeden jeder jetzt kann kannst kein keine können könnte könntest lassen machen mal man mehr mein meine meinem
    meinen meiner mich mir mit möchte muss nach nicht nichts noch nun nur ob oder ohne sehr sein seine sich sie sind so soll sollte über um und uns
    unser unter vom von vor war was weil weiß welche welcher wenn wer werden wie wir wird wo wollen will würde zu zum zur zwei`,
  fr: `a ai aide aider aidez ainsi alors après as au aussi autre aux avant avec avez avoir avons bien bon bonjour c'est ça car ce cela ces cet cette
    chaque chez comme comment d'un d'une dans de des deux dire dois doit donc dont du elle elles en encore entre es est et été être eu faire fait
    faut il ils j'ai je l'on la le les leur leurs lui ma mais me merci mes mieux moi moins mon ne ni non nos notre nous on ont ou où par parce pas
    peu peut peux plaît plus pour pourquoi pourrais pourriez puis qu'est qu'il qu'on quand que quel quelle quelles quelque quelques quels qui quoi sa
    sans se sera ses si s'il son sont sous souhaite suis sur ta te tes toi ton tous tout toute toutes très trop tu un une va vais veux vos votre
    voudrais vous y`,
  pt: `a ajuda ajudar ao aos as assim até bem boa bom cada coisa com como da das de dela dele depois do dois dos e é ela ele eles em entre era essa
    esse está estão estar este estou eu favor fazer foi gostaria há isso isto já lá mais mas me meu meus minha minhas muito na nas não nem no nos
    nós num numa o obrigado obrigada olá onde os ou outra outro para pela pelo pode poderia por porque posso pouco preciso qual quando que quem quero
    são se sem ser seu seus sim só sobre sua suas também tão te tem tenho ter tudo um uma umas você vocês vou`,
  it: `a ad agli ai aiutami aiuto al alla alle allo anche ancora avere bene buongiorno c'è che chi ci ciao come con cosa così cui da dal dalla dei del
    della delle dello di dove due e è ed era essere fare fra gli grazie ha hai hanno ho i il in io la le lei lo loro lui ma me mi mia mie miei mio
    molto ne nei nel nella no noi non nostro o per perché però più poi posso potrei puoi può qual quale quando quanto quella quello questa questo se
    sei sembra si sia sono sta su sua sul sulla suo te ti tra tu tutti tutto un una uno vi vorrei`,
  nl: `aan al alle als ben bij dan dat de der deze die dit doe doen door dus een en er ga geen goed graag had hallo heb hebben heeft help helpen het
    hier hij hoe iets ik in is ja je jij kan kun kunnen kunt maar me meer met mij mijn moet na naar niet nog nu of om onder ons ook op over te toch
    tot u uit van veel voor waar waarom want waren was wat we weer wel welke wil worden wordt zal ze zelf zich zij zijn zo zonder zou`,
  ru: `а без более больше будет бы был была были было быть в вам вас весь во вот все всё всего всех вы где да даже для до другой его ее её ей ему если
    есть еще ещё же за здравствуйте и из или им их к как какая какие какой когда которая которые который кто ли лучше мне много может можно мой моя
    мы на над надо нам нас не него нее нет ни них но ну нужно о об один он она они оно от очень под подскажи пожалуйста по помоги помогите после
    потому почему при привет про просто с сам свой себя сейчас со спасибо так также такой там тебя тем то того тоже только тот ты у уже хочу хотя
    чего чем через что чтобы эта эти это этого этой этом этот я`,
  tr: `acaba ama ancak bana ben benim bir biraz birçok bu böyle çok çünkü da daha de değil diye en evet gibi hangi hayır hem her için ile ise iyi kadar
    ki kim lütfen mı mi mu mü merhaba nasıl ne neden nerede o ona onlar onu sana sen siz şey şu teşekkürler tüm var ve veya ya yardım yok`,
  id: `ada adalah agar aku anda apa apakah atau bagaimana bagi bahwa banyak bantu bisa dalam dan dapat dari dengan di dia hai halo harus hanya ini itu
    jika juga kalau kami kamu kapan karena ke kepada kita lagi lebih mana mau mereka mohon oleh pada saja sangat saya sebuah sedang semua sudah
    tapi telah tentang terima kasih tidak tolong untuk yang`,
  ar: `في من على إلى عن مع هذا هذه ذلك التي الذي ما هل هو هي أن إن كان لا لم لن قد كل كيف لماذا متى أين أنا أنت نحن هم و أو ثم بعد قبل عند لي لك له من
    فضلك شكرا مرحبا اريد أريد ممكن`,
  zh: `的 了 是 我 你 您 他 她 它 们 我们 你们 他们 在 有 和 与 也 都 不 没 没有 就 要 想 会 能 可以 这 那 这个 那个 哪 哪个 什么 怎么 怎样 多少 几 吗 呢 吧 啊 哦 嗯 好 好的 请
    请问 谢谢 你好 您好 帮 帮忙 给 把 被 让 对 从 到 上 下 里 还 还是 再 又 很 太 最 更 一 一个 一下 个 家 去 来 说 看 用 做 为 为了 因为 所以 如果 但是 或者 然后 知道 需要 希望
    推荐 告诉 行 嘛 呀 啦 那么 这样 那样 自己 时候 现在 以及 并 且 等 之 其 一些 有点`,
  ja: `の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あの どの あっ よう また もの という あり まで られ なる へ か だ これ それ あれ
    どれ によって により おり より による ず なり られる において ば なかっ なく しかし について せ だっ その後 できる それ う ので なお のみ でき き つ における および いう さらに でも ら たり
    その他 に関する たち ます まし ん なら に対して 特に せる 及び これら とき では にて ほか ながら うち そして とともに ただし かつて それぞれ または お ほど ものの に対する ほとんど と共に
    といった です ました ません でした ね よ よね けど けれど って じゃ そう どう 何 私 僕 俺 あなた 思い 思う 思っ 今 ください 下さい ありがとう ありがとうございます こんにちは こんばんは お願い
    ございます さん くん ちゃん 方 人 ちょっと 教え 欲しい 少し とても かな なぁ なあ はい いえ いいえ へえ すごい いい 良い よかっ 見 行っ 行く 言う 感じ みたい やっぱり たしかに 確か みんな`,
};

/** All stop words of all languages, as one set: a text may mix languages, and a list only ever takes words away. */
export const stopWords: ReadonlySet<string> = new Set(
  Object.values(lists).flatMap((list) => list.trim().split(/\s+/u)),
);

/** Those of one language by its ISO 639-1 code; none where there is no list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  const list = Object.hasOwn(lists, language) ? (lists[language] ?? '') : '';
  return new Set(list.split(/\s+/u).filter((word) => word !== ''));
}
