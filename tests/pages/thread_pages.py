"""Pages as the common forum and comment programs make them, in the shape of their markup; the words are ours."""

from dataclasses import dataclass

POSTS = (
    (
        "ana_rios",
        "The envoy said on Monday that both sides would meet again in Lima. I doubt that it will lead to anything.",
    ),
    ("Luis Vega", "Why not?"),
    (
        "tomtom",
        "Because they have met nine times by now. And every time somebody walked out before lunch, usually the hosts.",
    ),
    ("ana_rios", "Exactly. Give me one example of a treaty that came out of such a meeting, just one."),
)


@dataclass(frozen=True)
class Program:
    """How a program writes its pages: the page around the posts, one post, and the times that it prints."""

    name: str
    page: str
    post: str
    times: tuple[str, str, str, str]


def page_of(program: Program) -> str:
    """Return a page of the program with the four posts on it."""
    posts = "".join(
        program.post.replace("{n}", str(4711 + 13 * number))
        .replace("{i}", str(number + 1))
        .replace("{name}", name)
        .replace("{slug}", name.lower().replace(" ", "-"))
        .replace("{time}", program.times[number])
        .replace("{text}", text)
        for number, (name, text) in enumerate(POSTS)
    )
    return program.page.replace("{posts}", posts)


_NAV = "<div class='nav'><a href='/'>Home</a> <a href='/new'>New posts</a> <a href='/login'>Log in</a></div>"
_FOOT = "<div class='footer'>Powered by a forum program. All times are UTC. <a href='/contact'>Contact us</a></div>"

PROGRAMS = (
    Program(
        "phpbb3",
        f"<html><body id='phpbb' class='section-viewtopic'>{_NAV}<h2 class='topic-title'><a href='#'>Talks in Lima</a></h2>{{posts}}{_FOOT}</body></html>",
        "<div id='p{n}' class='post has-profile bg2'><div class='inner'><dl class='postprofile' id='profile{n}'><dt><a class='username' href='./memberlist.php?mode=viewprofile&amp;u={n}'>{name}</a></dt>"
        "<dd class='profile-rank'>Senior member</dd><dd><strong>Posts:</strong> <a href='./search.php?author_id={n}'>{n}</a></dd><dd><strong>Joined:</strong> Thu Nov 17, 2011 6:12 am</dd></dl>"
        "<div class='postbody'><div id='post_content{n}'><h3><a href='#p{n}'>Re: Talks in Lima</a></h3><p class='author'><a href='./viewtopic.php?p={n}'>Post</a> by <strong><a class='username' href='./memberlist.php?mode=viewprofile&amp;u={n}'>{name}</a></strong> &raquo; {time}</p>"
        "<div class='content'>{text}</div><div id='sig{n}' class='signature'>Never give up.</div></div></div><div class='back2top'><a href='#top' class='top'>Top</a></div></div></div>",
        (
            "Wed Aug 07, 2019 6:50 am",
            "Wed Aug 07, 2019 4:19 pm",
            "Thu Aug 08, 2019 1:08 am",
            "Fri Aug 09, 2019 11:45 am",
        ),
    ),
    Program(
        "phpbb2",
        f"<html><head><meta name='generator' content='phpBB 2'></head><body>{_NAV}<table class='forumline'><tr><th>Author</th><th>Message</th></tr>{{posts}}</table>{_FOOT}</body></html>",
        "<tr><td class='row1'><span class='name'><a name='{n}'></a><b>{name}</b></span><br><span class='postdetails'>Member<br><br>Joined: 12 Mar 2009<br>Posts: {n}<br>Location: Callao</span></td>"
        "<td class='row1'><table><tr><td><a href='viewtopic.php?p={n}#{n}'><img></a><span class='postdetails'>Posted: {time}<span class='gen'>&nbsp;</span> Post subject: Talks in Lima</span></td><td><a href='posting.php?mode=quote'>Quote</a></td></tr><tr><td colspan='2'><hr></td></tr>"
        "<tr><td colspan='2'><span class='postbody'>{text}<br>_________________<br>Never give up.</span></td></tr></table></td></tr><tr><td class='row1'><a href='#top' class='nav'>Back to top</a></td><td class='row1'>&nbsp;</td></tr><tr><td class='spaceRow' colspan='2'><img></td></tr>",
        (
            "Tue Mar 04, 2008 9:12 pm",
            "Tue Mar 04, 2008 9:40 pm",
            "Wed Mar 05, 2008 7:01 am",
            "Wed Mar 05, 2008 7:15 am",
        ),
    ),
    Program(
        "vbulletin3",
        f"<html><head><meta name='generator' content='vBulletin 3.8.7'></head><body>{_NAV}<div id='posts'>{{posts}}</div>{_FOOT}</body></html>",
        "<div align='center'><div class='page'><table id='post{n}' class='tborder'><tr><td class='thead'><a name='post{n}'><img></a> {time}</td><td class='thead' align='right'>#<a href='showpost.php?p={n}'><strong>{i}</strong></a></td></tr>"
        "<tr><td class='alt2'><div id='postmenu_{n}'><a class='bigusername' href='member.php?u={n}'>{name}</a></div><div class='smallfont'>Senior Member</div><div class='smallfont'><div>Join Date: Nov 2003</div><div>Location: Callao</div><div>Posts: {n}</div></div></td>"
        "<td class='alt1' id='td_post_{n}'><div class='smallfont'><strong>Re: Talks in Lima</strong></div><hr><div id='post_message_{n}'>{text}</div><div>__________________<br>Never give up.</div></td></tr><tr><td class='alt2'><img></td><td class='alt1'><a href='newreply.php?do=newreply&amp;p={n}'><img></a></td></tr></table></div></div>",
        ("03-04-2008, 09:12 PM", "03-04-2008, 09:40 PM", "03-15-2008, 07:01 AM", "03-15-2008, 07:15 AM"),
    ),
    Program(
        "smf",
        f"<html><body>{_NAV}<div id='forumposts'><h3 class='catbg'>Author Topic: Talks in Lima (Read 812 times)</h3><form>{{posts}}</form></div>{_FOOT}</body></html>",
        "<div class='windowbg'><div class='post_wrapper'><div class='poster'><h4><a href='index.php?action=profile;u={n}'>{name}</a></h4><ul class='reset smalltext'><li class='postgroup'>Full Member</li><li class='postcount'>Posts: {n}</li></ul></div>"
        "<div class='postarea'><div class='flow_hidden'><div class='keyinfo'><h5 id='subject_{n}'><a href='index.php?topic=9.msg{n}#msg{n}'>Re: Talks in Lima</a></h5><div class='smalltext'>&#171; <strong>Reply #{i} on:</strong> {time} &#187;</div></div></div>"
        "<div class='post'><div class='inner' id='msg_{n}'>{text}</div></div></div><div class='moderatorbar'><div class='smalltext reportlinks'>Logged</div><div class='signature'>Never give up.</div></div></div></div>",
        (
            "March 04, 2014, 09:12:33 PM",
            "March 04, 2014, 09:40:02 PM",
            "March 05, 2014, 07:01:10 AM",
            "March 05, 2014, 07:15:45 AM",
        ),
    ),
    Program(
        "mybb",
        f"<html><body>{_NAV}<div id='posts'>{{posts}}</div>{_FOOT}</body></html>",
        "<div class='post classic' id='post_{n}'><div class='post_author scaleimages'><div class='author_information'><strong><span class='largetext'><a href='user-{n}.html'>{name}</a></span></strong><br><span class='smalltext'>Junior Member</span></div><div class='author_statistics'>Posts: {n}<br>Threads: 4<br>Joined: Mar 2012<br>Reputation: <strong>0</strong></div></div>"
        "<div class='post_content'><div class='post_head'><div class='float_right'><strong><a href='thread-1-post-{n}.html'>#{i}</a></strong></div><span class='post_date'>{time}</span></div><div class='post_body scaleimages' id='pid_{n}'>{text}</div><div class='signature scaleimages'>Never give up.</div></div><div class='post_controls'><a href='newreply.php'>Reply</a></div></div>",
        ("04-03-2014, 09:12 PM", "04-03-2014, 09:40 PM", "05-13-2014, 07:01 AM", "05-13-2014, 07:15 AM"),
    ),
    Program(
        "ipboard4",
        f"<html><body class='ipsApp ipsApp_front' data-pageapp='forums'>{_NAV}<h1>Talks in Lima</h1><div id='elPostFeed'>{{posts}}</div>{_FOOT}</body></html>",
        "<a id='comment-{n}'></a><article id='elComment_{n}' class='cPost ipsBox ipsComment'><aside class='ipsComment_author cAuthorPane'><h3 class='cAuthorPane_author'><strong><a href='/profile/{n}-{slug}/' class='ipsType_break'>{name}</a></strong></h3><ul class='cAuthorPane_info'><li>Members</li><li>{n} posts</li></ul></aside>"
        "<div class='ipsColumn'><div id='comment-{n}_wrap' class='ipsComment_content'><div class='ipsComment_meta'><a href='/topic/1/?do=findComment&amp;comment={n}'>Posted <time datetime='{time}' title='x'>May 3</time></a></div>"
        "<div class='cPost_contentWrap'><div data-role='commentContent' class='ipsType_normal ipsType_richText'><p>{text}</p></div><div class='ipsItemControls'><ul><li><a href='#'>Quote</a></li></ul></div></div><div data-role='memberSignature' class='signature'><p>Never give up.</p></div></div></div></article>",
        ("2019-05-03T09:12:00Z", "2019-05-03T09:40:00Z", "2019-05-04T07:01:00Z", "2019-05-04T07:15:00Z"),
    ),
    Program(
        "woltlab",
        f"<html lang='de'><body id='tpl_wbb_thread' data-template='thread'>{_NAV}<h1 class='contentTitle'>Gespräche in Lima</h1><ul class='wbbThreadPostList messageList'>{{posts}}</ul>{_FOOT}</body></html>",
        "<li><a id='post{n}'></a><article class='wbbPost message' data-post-id='{n}'><aside class='messageSidebar'><div class='messageAuthor'><div class='messageAuthorContainer'><a href='/user/{n}-{slug}/' class='username userLink'>{name}</a></div><div class='userTitle'><span class='badge'>Fortgeschrittener</span></div></div><dl class='plain dataList'><dt>Beiträge</dt><dd>{n}</dd></dl></aside>"
        "<div class='messageContent'><header class='messageHeader'><h2 class='messageTitle'>Gespräche in Lima</h2><a href='/thread/1/?postID={n}' class='permalink'><time datetime='x' class='datetime'>{time}</time></a></header><div class='messageBody'><div class='messageText'><p>{text}</p></div></div><footer class='messageFooter'><div class='messageSignature'>Nie aufgeben.</div><ul class='buttonList'><li><a href='#'>Zitieren</a></li></ul></footer></div></article></li>",
        ("3. Mai 2019, 09:12", "3. Mai 2019, 09:40", "4. Mai 2019, 07:01", "Gestern um 07:15"),
    ),
    Program(
        "wordpress",
        f"<html><body class='single'>{_NAV}<article><h1>Talks resume in Lima</h1><p>LIMA (Reuters) - The two governments agreed on Monday to resume their talks, the foreign ministry said in a statement. A spokesman told reporters that the first round would start in March.</p></article>"
        f"<div id='comments' class='comments-area'><h2 class='comments-title'>4 thoughts on Talks resume in Lima</h2><ol class='comment-list'>{{posts}}</ol></div>{_FOOT}</body></html>",
        "<li id='comment-{n}' class='comment even thread-even depth-1'><article id='div-comment-{n}' class='comment-body'><footer class='comment-meta'><div class='comment-author vcard'><b class='fn'>{name}</b> <span class='says'>says:</span></div><div class='comment-metadata'><a href='#comment-{n}'><time datetime='x'>{time}</time></a></div></footer>"
        "<div class='comment-content'><p>{text}</p></div><div class='reply'><a class='comment-reply-link' href='#'>Reply</a></div></article></li>",
        (
            "March 4, 2014 at 9:12 pm",
            "March 4, 2014 at 9:40 pm",
            "March 5, 2014 at 7:01 am",
            "March 5, 2014 at 7:15 am",
        ),
    ),
    Program(
        "drupal",
        f"<html><body class='node-type-forum'>{_NAV}<h1>Talks in Lima</h1><section id='comments'>{{posts}}</section>{_FOOT}</body></html>",
        "<a id='comment-{n}'></a><article class='comment clearfix'><h3><a href='/comment/{n}#comment-{n}'>Talks</a></h3><p class='submitted'>Submitted by <a href='/user/{n}' class='username'>{name}</a> on <span>{time}</span></p><div class='content'><p>{text}</p></div><ul class='links inline'><li><a href='/user/login'>Log in to post comments</a></li></ul></article>",
        ("Tue, 03/04/2014 - 21:12", "Tue, 03/04/2014 - 21:40", "Sat, 03/15/2014 - 07:01", "Sat, 03/15/2014 - 07:15"),
    ),
    Program(
        "hackers",
        f"<html><body>{_NAV}<table class='comment-tree'>{{posts}}</table>{_FOOT}</body></html>",
        "<tr class='athing comtr' id='{n}'><td><table><tr><td class='ind'><img></td><td class='default'><div><span class='comhead'><a href='user?id={slug}' class='hnuser'>{name}</a> <span class='age'><a href='item?id={n}'>{time}</a></span> | <a href='#'>parent</a></span></div><br><div class='comment'><span class='commtext c00'>{text}</span><div class='reply'><u><a href='reply?id={n}'>reply</a></u></div></div></td></tr></table></td></tr>",
        ("3 hours ago", "3 hours ago", "2 hours ago", "1 hour ago"),
    ),
    Program(
        "bare table with rules",
        f"<html><body>{_NAV}<h1>Gästebuch und Forum</h1><table width='90%'>{{posts}}</table>{_FOOT}</body></html>",
        "<tr bgcolor='#cccccc'><td><b>{name}</b></td><td align='right'>{time}</td></tr><tr><td colspan='2'>{text}</td></tr><tr><td colspan='2'><a href='antwort.php?id={n}'>Antworten</a></td></tr>",
        ("04.03.2014 21:12", "04.03.2014 21:40", "05.03.2014 07:01", "05.03.2014 07:15"),
    ),
    Program(
        "lines in one cell",
        f"<html><head><title>Forum</title></head><body class='forum'>{_NAV}<div class='thread'>{{posts}}</div>{_FOOT}</body></html>",
        "<b>{name}</b> <i>{time}</i><br>{text}<br><a href='reply?{n}'>reply</a><hr>",
        ("4 March 2014, 21:12", "4 March 2014, 21:40", "5 March 2014, 07:01", "5 March 2014, 07:15"),
    ),
    Program(
        "French forum",
        f"<html lang='fr'><body class='forum-page'>{_NAV}<h1>Pourparlers à Lima</h1><main>{{posts}}</main>{_FOOT}</body></html>",
        "<section class='msg' data-id='{n}'><div class='msg-tete'><span class='pseudo'>{name}</span> <span class='quand'>Posté le {time}</span></div><div class='msg-corps'><p>{text}</p><p class='edited'>Message édité par {name} le 05-03-2014 à 08:00</p></div><div class='msg-pied'><a href='#'>Répondre</a> <a href='#'>Signaler</a></div></section>",
        ("04 mars 2014 à 21h12", "04 mars 2014 à 21h40", "05 mars 2014 à 07h01", "05 mars 2014 à 07h15"),
    ),
    Program(
        "Russian forum",
        f"<html lang='ru'><body id='forum'>{_NAV}<h1>Переговоры в Лиме</h1><div class='topic'>{{posts}}</div>{_FOOT}</body></html>",
        "<div class='post_block' id='post_id_{n}'><div class='author_info'><a href='/index.php?showuser={n}'>{name}</a><p>Сообщений: {n}</p><p>Регистрация: 12 марта 2009</p></div><div class='post_wrap'><p class='posted_info'>Отправлено {time}</p><div class='entry-content'>{text}</div></div></div>",
        ("04 марта 2014 - 21:12", "04 марта 2014 - 21:40", "05 марта 2014 - 07:01", "вчера в 07:15"),
    ),
    Program(
        "question and answers",
        f"<html itemscope itemtype='https://schema.org/QAPage'><body>{_NAV}<div id='mainbar'>{{posts}}</div>{_FOOT}</body></html>",
        "<div id='answer-{n}' class='answer' itemprop='suggestedAnswer' itemtype='https://schema.org/Answer'><div class='votecell'><span class='vote-count-post'>{i}</span></div><div class='answercell'><div class='s-prose post-text' itemprop='text'><p>{text}</p></div><div class='post-signature'><div class='user-info'><div class='user-action-time'>answered <span title='x' class='relativetime'>{time}</span></div><div class='user-details' itemprop='author'><a href='/users/{n}/{slug}'>{name}</a><span class='reputation-score'>1,{n}</span></div></div></div></div></div>",
        ("Mar 4 '14 at 21:12", "Mar 4 '14 at 21:40", "Mar 5 '14 at 7:01", "Mar 5 '14 at 7:15"),
    ),
    Program(
        "bbpress",
        f"<html><body class='single-topic bbpress'>{_NAV}<div id='bbpress-forums'><div class='bbp-body'>{{posts}}</div></div>{_FOOT}</body></html>",
        "<div class='reply-holder post-{n}'><div class='odd user-id-{i} topic-author post-{n} reply type-reply'><div class='bbp-reply-author'><a class='bbp-author-avatar' href='/members/{slug}/'><img></a> <a class='bbp-author-name' href='/members/{slug}/'>{name}</a></div><div class='bbp-reply-date'>{time}</div><div class='bbp-reply-content'><p>{text}</p></div><a class='favorite'>Like</a></div></div>",
        ("6 months ago", "6 months ago", "5 months ago", "21 mins ago"),
    ),
    Program(
        "names beside counts",
        f"<html><body>{_NAV}<section class='thread'>{{posts}}</section>{_FOOT}</body></html>",
        "<div id='message{i}' class='topic-reply'><div class='msg-header'><p class='author'><a href='/profile.asp?memberId={n}'>{name}</a></p><p class='poster-info'>{n} posts</p><p class='poster-info'>114 months</p><i class='icon'/></div><div class='msg-body'><div class='abuse'><a href='report.asp?r={n}'>[report]</a></div><span class='timestamp'>{time}</span><div class='phml'>{text}</div></div></div>",
        ("Sunday 8th March", "Sunday 8th March", "Monday 9th March", "Monday 9th March"),
    ),
)
