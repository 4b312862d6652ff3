"""More programs' pages: newer forums, comment services, lists and tables of no program's; the words are ours."""

from tests.pages.thread_pages import Program

_STORY = (
    "<article><h1>Talks resume in Lima</h1><p>LIMA (Reuters) - The two governments agreed on Monday to resume their talks, the foreign ministry said in a statement.</p>"
    "<p>A spokesman told reporters that the first round would start next week, according to officials in both capitals.</p></article>"
)
_TIMES = (
    "March 4, 2014 at 9:12 pm",
    "March 4, 2014 at 9:40 pm",
    "March 5, 2014 at 7:01 am",
    "March 5, 2014 at 7:15 am",
)
_AGO = ("3 hours ago", "3 hours ago", "2 hours ago", "1 hour ago")
_ISO = ("2019-05-03T09:12:00Z", "2019-05-03T09:40:00Z", "2019-05-04T07:01:00Z", "2019-05-04T07:15:00Z")

MORE_PROGRAMS = (
    Program(
        "discourse",
        "<html><head><meta name='generator' content='Discourse 3.1'></head><body class='crawler'><h1>Talks in Lima</h1><div id='main-outlet'>{posts}</div></body></html>",
        "<div id='post_{i}' itemprop='comment' itemscope itemtype='http://schema.org/Comment' class='topic-body crawler-post'><div class='crawler-post-meta'><span class='creator' itemprop='author' itemscope itemtype='http://schema.org/Person'><a itemprop='url' href='/u/{slug}'><span itemprop='name'>{name}</span></a></span><span class='crawler-post-infos'><time itemprop='datePublished' datetime='{time}' class='post-time'>May 3</time><span itemprop='position'>{i}</span></span></div><div class='post' itemprop='text'><p>{text}</p></div><div itemprop='interactionStatistic'><span class='post-likes'>2 Likes</span></div></div>",
        _ISO,
    ),
    Program(
        "xenforo2",
        "<html id='XF' data-template='thread_view'><body><h1 class='p-title-value'>Talks in Lima</h1><div class='block-body js-replyNewMessageContainer'>{posts}</div></body></html>",
        "<article class='message message--post' data-author='{name}' id='js-post-{n}'><div class='message-inner'><div class='message-cell--user'><section class='message-user'><h4 class='message-name'><a href='/members/{slug}.{n}/' class='username'>{name}</a></h4><h5 class='userTitle'>Well-known member</h5><dl class='pairs'><dt>Joined</dt><dd>May 3, 2009</dd></dl></section></div><div class='message-cell--main'><header class='message-attribution'><a href='/threads/1/post-{n}' class='u-concealed'><time class='u-dt' datetime='{time}'>May 3</time></a><a href='#'>#{i}</a></header><div class='message-body'><article class='message-body'><div class='bbWrapper'>{text}</div></article></div><footer><a href='#'>Reply</a></footer></div></div></article>",
        _ISO,
    ),
    Program(
        "reddit old",
        "<html><body class='listing-page comments-page'><div class='commentarea'><div class='sitetable nestedlisting'>{posts}</div></div></body></html>",
        "<div class='thing id-t1_{n} comment' id='thing_t1_{n}' data-author='{name}'><p class='parent'></p><div class='midcol'><div class='arrow up'></div></div><div class='entry'><p class='tagline'><a href='#' class='expand'>[–]</a><a href='/user/{slug}' class='author'>{name}</a> <span class='score unvoted'>{i} points</span> <time title='x' datetime='{time}' class='live-timestamp'>5 years ago</time></p><form class='usertext'><div class='usertext-body'><div class='md'><p>{text}</p></div></div></form><ul class='flat-list buttons'><li><a href='#'>permalink</a></li></ul></div><div class='child'></div></div>",
        _ISO,
    ),
    Program(
        "reddit new",
        "<html><body><main><section id='comment-tree'>{posts}</section></main></body></html>",
        "<shreddit-comment author='{name}' depth='0'><div slot='commentMeta'><faceplate-tracker><a href='/user/{slug}/'>{name}</a></faceplate-tracker><span>•</span><faceplate-timeago><time datetime='{time}'>5y ago</time></faceplate-timeago></div><div slot='comment'><p>{text}</p></div><div slot='actionRow'><button>Upvote</button><span>{i}</span><button>Reply</button></div></shreddit-comment>",
        _ISO,
    ),
    Program(
        "definition list",
        f"<html><body>{_STORY}<h3>Comments</h3><dl id='comments-block'>{{posts}}</dl></body></html>",
        "<dt class='comment-author' id='c{n}'><a href='http://example.org/{n}' rel='nofollow'>{name}</a> said...</dt><dd class='comment-body'><p>{text}</p></dd><dd class='comment-footer'><span class='comment-timestamp'><a href='#c{n}'>{time}</a></span></dd>",
        _TIMES,
    ),
    Program(
        "comment service",
        f"<html><body>{_STORY}<div id='livefyre' class='fyre-stream'>{{posts}}</div></body></html>",
        "<article class='fyre-comment-article' data-message-id='{n}'><div class='fyre-comment-wrapper'><header class='fyre-comment-head'><span class='fyre-comment-username' itemprop='name'>{name}</span><time class='fyre-comment-date'>{time}</time></header><section class='fyre-comment-body'><div class='fyre-comment'><p>{text}</p></div></section><footer><a class='fyre-comment-like'>Like</a> <a>Reply</a></footer></div></article>",
        _AGO,
    ),
    Program(
        "disqus embedded",
        f"<html><body>{_STORY}<div id='disqus_thread'><ul id='post-list' class='post-list'>{{posts}}</ul></div></body></html>",
        "<li class='post' id='post-{n}'><div data-role='post-content' class='post-content'><div class='avatar'></div><div class='post-body'><header class='comment__header'><span class='post-byline'><span class='author publisher-anchor-color'><a href='https://disqus.com/by/{slug}/'>{name}</a></span></span><span class='post-meta'><span class='bullet'>•</span><a href='#comment-{n}' class='time-ago' title='Monday, March 3, 2014 9:12 PM'>{time}</a></span></header><div class='post-body-inner'><div class='post-message-container'><div class='post-message'><p>{text}</p></div></div></div><footer class='comment__footer'><ul><li>{i}</li><li>Reply</li><li>Share</li></ul></footer></div></div></li>",
        _AGO,
    ),
    Program(
        "social plugin",
        f"<html><body>{_STORY}<div class='fb-comments'><div>4 comments</div>{{posts}}</div></body></html>",
        "<div class='_3-8y clearfix'><div class='_4k-6'><span><a class='UFICommentActorName' href='https://example.org/people/{slug}'>{name}</a></span><div class='_30o4'><span>{text}</span></div><div class='_2vq9'><a href='#'>Like</a> · <a href='#'>Reply</a> · <abbr class='UFISutroCommentTimestamp'>{time}</abbr></div></div></div>",
        _AGO,
    ),
    Program(
        "Japanese board",
        "<html lang='ja'><body class='thread'><h1>リマの会談</h1><dl class='thread'>{posts}</dl></body></html>",
        "<dt>{i} ：<b>{name}</b>：<span class='date'>{time}</span></dt><dd>{text}<br></dd>",
        ("2014/03/03(月) 17:31:05", "2014/03/03(月) 18:02:11", "2014/03/04(火) 09:15:40", "2014/03/04(火) 11:40:02"),
    ),
    Program(
        "German comments",
        f"<html lang='de'><body>{_STORY}<section class='leserkommentare'><h2>4 Kommentare</h2>{{posts}}</section></body></html>",
        "<div class='kommentar' id='k{n}'><div class='kommentar-kopf'><span class='kommentar-name'>{name}</span> <span class='kommentar-zeit'>{time}</span></div><div class='kommentar-text'>{text}</div><a href='#'>Antworten</a> <a href='#'>Melden</a></div>",
        ("vor 3 Stunden", "vor 3 Stunden", "vor 2 Stunden", "vor 58 Minuten"),
    ),
)
