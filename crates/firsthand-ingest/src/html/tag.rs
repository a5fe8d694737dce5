//! The elements of HTML, as far as reading a page tells them apart.

macro_rules! tags {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// An element's name; `Other` for all that are read alike (unknown ones stand in line with their text).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Tag { Other, $($name),* }

        impl Tag {
            /// The tag of that name, in any case.
            pub fn of(name: &str) -> Tag {
                let mut lower = [0u8; 12];
                let Some(lower) = lower.get_mut(..name.len()) else { return Tag::Other };
                lower.copy_from_slice(name.as_bytes());
                lower.make_ascii_lowercase();
                match &*lower {
                    $(bytes if bytes == $text.as_bytes() => Tag::$name,)*
                    _ => Tag::Other,
                }
            }
        }
    };
}

tags! {
    A = "a", Address = "address", Article = "article", Aside = "aside", Audio = "audio", Base = "base", Blockquote = "blockquote",
    Body = "body", Br = "br", Button = "button", Canvas = "canvas", Caption = "caption", Center = "center", Col = "col",
    Datalist = "datalist", Dd = "dd", Details = "details", Dialog = "dialog", Dir = "dir", Div = "div", Dl = "dl", Dt = "dt",
    Embed = "embed", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Footer = "footer", Form = "form",
    Frameset = "frameset", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6", Head = "head", Header = "header",
    Hgroup = "hgroup", Hr = "hr", Html = "html", Iframe = "iframe", Img = "img", Input = "input", Label = "label", Legend = "legend",
    Li = "li", Link = "link", Main = "main", Map = "map", Math = "math", Menu = "menu", Meta = "meta", Nav = "nav",
    Noscript = "noscript", Object = "object", Ol = "ol", Optgroup = "optgroup", Option = "option", P = "p", Param = "param",
    Pre = "pre", Q = "q", Rp = "rp", Rt = "rt", Script = "script", Search = "search", Section = "section", Select = "select",
    Source = "source", Style = "style", Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody", Td = "td",
    Template = "template", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Title = "title",
    Tr = "tr", Track = "track", Ul = "ul", Video = "video", Wbr = "wbr", Xmp = "xmp", Area = "area",
}

impl Tag {
    /// Elements that have no inside.
    pub fn is_void(self) -> bool {
        use Tag::*;
        matches!(self, Area | Base | Br | Col | Embed | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr)
    }

    /// Elements that stand on lines of their own.
    pub fn is_block(self) -> bool {
        use Tag::*;
        self.is_heading()
            || self.is_table()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Body
                    | Center
                    | Dd
                    | Details
                    | Dialog
                    | Dir
                    | Div
                    | Dl
                    | Dt
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Frameset
                    | Head
                    | Header
                    | Hgroup
                    | Hr
                    | Html
                    | Legend
                    | Li
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | Optgroup
                    | Option
                    | P
                    | Pre
                    | Search
                    | Section
                    | Summary
                    | Title
                    | Ul
                    | Xmp
            )
    }

    /// `h1` to `h6`.
    pub fn is_heading(self) -> bool {
        use Tag::*;
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    /// A table and its parts.
    pub fn is_table(self) -> bool {
        use Tag::*;
        matches!(self, Table | Caption | Tbody | Thead | Tfoot | Tr | Td | Th)
    }

    /// End tags of other elements do not reach out of these.
    pub fn is_wall(self) -> bool {
        use Tag::*;
        matches!(self, Table | Td | Th | Caption | Template | Object | Svg | Math | Button)
    }

    /// Elements whose inside is never part of what the page says.
    pub fn is_silent(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Audio
                | Button
                | Canvas
                | Datalist
                | Dialog
                | Embed
                | Head
                | Iframe
                | Input
                | Label
                | Map
                | Math
                | Menu
                | Nav
                | Noscript
                | Object
                | Optgroup
                | Option
                | Param
                | Rp
                | Rt
                | Script
                | Search
                | Select
                | Style
                | Svg
                | Template
                | Textarea
                | Title
                | Video
        )
    }
}
