//! One macro: the same safe loop compiled twice, plainly and for AVX2, chosen when the program runs.
//!
//! Rust never contracts or reorders float arithmetic, so both versions give the same bits; only the
//! time differs. AVX2 alone is enabled, not FMA, for that reason.
//!
//! `firsthand_language::model::wide` has a macro of the same name, on purpose. That one has a third width, AVX-512, which here would
//! compile every loop once more for a gain that nobody has measured. The only crate that both could take it from,
//! `firsthand-types`, holds nouns and no algorithm; thirty lines twice cost less than a crate or a switch.

/// Defines a function whose body is compiled for the base processor and, on x86-64, for AVX2 as well.
macro_rules! wide {
    ($(#[$meta:meta])* $vis:vis fn $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)? $body:block) => {
        $(#[$meta])*
        #[allow(clippy::too_many_arguments)]
        $vis fn $name($($arg: $ty),*) $(-> $ret)? {
            #[inline(always)]
            #[allow(clippy::too_many_arguments)]
            fn plain($($arg: $ty),*) $(-> $ret)? $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                #[allow(clippy::too_many_arguments)]
                fn with_avx2($($arg: $ty),*) $(-> $ret)? {
                    plain($($arg),*)
                }
                if std::arch::is_x86_feature_detected!("avx2") {
                    // SAFETY: `with_avx2` is safe code; it only needs the processor to have AVX2, tested above.
                    #[allow(unsafe_code)]
                    return unsafe { with_avx2($($arg),*) };
                }
            }
            plain($($arg),*)
        }
    };
}

pub(crate) use wide;
