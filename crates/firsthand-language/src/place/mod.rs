//! Places: a gazetteer and the resolution of names in context.
