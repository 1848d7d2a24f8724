// net/url: parsing, escaping, resolving and queries, on texts of every sort, wrong ones too.
package main

import (
	"errors"
	"fmt"
	"math/rand"
	"net/url"
)

var texts = []string{
	"", "*", "/", "//", "///", "http:", "http:/", "http://", "http:///p", "http://a", "http://a/", "http://a/b%2fc", "http://a/b%20c?q=1&r=2#f",
	"HTTP://User:P%40ss@Host.Example:8080/p/../q?x=%zz#fr%20ag!()*'", "mailto:joe@example.com?subject=x", "http:opaque", "http:%2f%2fx/y",
	"a:b:c", "1a:b", "a b", "a/b:c", "a:", ":a", "./a:b", "b:c/d", "//host/path", "//user@host:1", "http://user:@h", "http://@h", "http://:@h",
	"http://h:", "http://h:x", "http://h:80:90", "http://[::1]", "http://[::1]:80", "http://[::1", "http://[::1]x", "http://[fe80::1%25en0]:8/",
	"http://[fe80::1%25en%200]/", "http://[fe80::1%25en%2f0]/", "http://[fe80::1%en0]/", "http://h%20x/", "http://h%e4%b8%ad/", "http://h x/",
	"http://h\"<>/", "http://h{}/", "http://中/中?中#中", "http://a%/b", "http://u%zz@h/", "http://u{@h/", "http://u中@h", "http://h/%", "http://h/%1", "http://h/%gg",
	"http://h/#%", "http://h/\x01", "http://h/\x7f", "http://h?", "http://h??", "http://h?a?b", "http://h/?#", "http://h/;x,y:z@w=$&+!'()*[]", "/p?q;r=1&a=b;c&d",
	"file:///etc/x", "file:/etc/x", "http://a@b@c/", "x://h/a//b/./c/..", "%41:b", "http://a/%5b%5D", "http://a/b c\"<>^`{|}", "javascript:alert(1)#x", "http://a\\b/",
}

func show(u *url.URL, err error) {
	if err != nil {
		var e *url.Error
		fmt.Println("error:", err, errors.As(err, &e))
		return
	}
	fmt.Printf("%+q %q %q %t\n", []string{u.Scheme, u.Opaque, u.Host, u.Path, u.RawPath, u.RawQuery, u.Fragment, u.RawFragment}, u.User.Username(), u.User, u.OmitHost)
	p, has := u.User.Password()
	fmt.Println(u.ForceQuery, p, has, u, u.RequestURI(), u.Hostname(), u.Port(), u.IsAbs(), u.EscapedPath(), u.EscapedFragment(), u.Redacted(), u.Query())
}

func random(r *rand.Rand) string {
	pieces := []string{"a", "B", ":", "/", "//", "?", "#", "%", "%20", "%2F", "@", "[", "]", "..", ".", "/../", "/./", "http:", "http://h", ";", "&", "=", "+", " ",
		"é", "*", "1", "$", "!", "%25"}
	s := ""
	for range 1 + r.Intn(6) {
		s += pieces[r.Intn(len(pieces))]
	}
	return s
}

func main() {
	for _, t := range texts {
		fmt.Printf("%q\n", t)
		show(url.Parse(t))
		show(url.ParseRequestURI(t))
	}
	r := rand.New(rand.NewSource(5))
	for range rounds {
		t, ref := random(r), random(r)
		u, err := url.Parse(t)
		fmt.Printf("%q %q\n", t, ref)
		show(u, err)
		if err != nil {
			continue
		}
		if v, err := u.Parse(ref); err == nil {
			fmt.Println(v, *v)
		}
		fmt.Println(u.JoinPath(ref), u.JoinPath(), u.JoinPath("../x", ref, "y/"))
		v, err := url.ParseQuery(ref)
		fmt.Println(v, err, v.Encode())
		fmt.Println(url.QueryEscape(t), url.PathEscape(t))
		s, err := url.QueryUnescape(t)
		fmt.Printf("%q %v\n", s, err)
		s, err = url.PathUnescape(t)
		fmt.Printf("%q %v\n", s, err)
	}
	var all []byte
	for c := range 256 {
		all = append(all, byte(c))
	}
	fmt.Println(url.QueryEscape(string(all)), url.PathEscape(string(all)))
	u := &url.URL{Scheme: "x", Host: string(all), Path: string(all), Fragment: string(all), User: url.UserPassword(string(all), string(all))}
	fmt.Println(u)
	base, _ := url.Parse("http://a/b/c/d;p?q")
	for _, ref := range []string{"g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..",
		"../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h", "g/../h", "g?y/./x", "http:g"} {
		fmt.Println(base.Parse(ref))
	}
	v := url.Values{}
	v.Set("b", "1 2")
	v.Add("b", "&=")
	v.Add("a", "é")
	v.Add("", "")
	fmt.Println(v.Encode(), v.Get("b"), v.Get("none"), v.Has("a"), v.Has("A"))
	v.Del("b")
	fmt.Println(v, url.Values(nil).Encode() == "", url.Values(nil).Get("x") == "")
	fmt.Println(url.JoinPath("http://h/a/", "../b", "c/"))
	fmt.Println(url.JoinPath("http://[", "x"))
	var w url.URL
	fmt.Println(w.UnmarshalBinary([]byte("http://x/y")), w.Host)
	b, err := w.MarshalBinary()
	fmt.Println(string(b), err, w.UnmarshalBinary([]byte(":")))
	fmt.Println((*url.URL)(nil).Redacted() == "", (&url.Error{"get", "x", errors.New("why")}).Timeout())
	fmt.Println(url.User("a:b@c/d"), url.User("x").Username())
}

const rounds = 60
