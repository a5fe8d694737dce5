//! One macro: the same safe loop compiled for several widths of vector, chosen when the program runs.
//!
//! Rust never contracts or reorders float arithmetic, so every version gives the same bits; only the time differs. Fused
//! multiplication and addition is not enabled, for that reason.
//!
//! `firsthand_footage::wide` has a macro of the same name, of two widths, on purpose: why stands there.

/// Defines a function whose body is compiled for the base processor and, on x86-64, for AVX2 and AVX-512 as well.
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
                #[target_feature(enable = "avx2,avx512f,avx512bw,avx512dq,avx512vl")]
                #[allow(clippy::too_many_arguments)]
                fn with_avx512($($arg: $ty),*) $(-> $ret)? {
                    plain($($arg),*)
                }
                let level = $crate::model::wide::level();
                // SAFETY: both are safe code that only needs what `level` has found the processor to have.
                #[allow(unsafe_code)]
                unsafe {
                    match level {
                        $crate::model::wide::Level::Avx512 => return with_avx512($($arg),*),
                        $crate::model::wide::Level::Avx2 => return with_avx2($($arg),*),
                        $crate::model::wide::Level::Base => {}
                    }
                }
            }
            plain($($arg),*)
        }
    };
}

pub(super) use wide;

/// How wide this processor's vectors are.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// What every x86-64 has.
    Base,
    /// 256 bits.
    Avx2,
    /// 512 bits.
    Avx512,
}

/// Asks the processor; the standard library keeps the answer.
#[cfg(target_arch = "x86_64")]
#[inline]
pub(super) fn level() -> Level {
    use std::arch::is_x86_feature_detected as has;
    if !has!("avx2") {
        Level::Base
    } else if has!("avx512f") && has!("avx512bw") && has!("avx512dq") && has!("avx512vl") {
        Level::Avx512
    } else {
        Level::Avx2
    }
}
